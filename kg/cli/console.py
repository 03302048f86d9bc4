"""What the commands say on standard error, and how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

DONE: Final = 0
SOME_FAILED: Final = 1
WRONG_USE: Final = 2
INTERRUPTED: Final = 130

SHOW_AFTER_SECONDS: Final = 1.0

Advance = Callable[[int], None]


def complain(message: object) -> None:
    """One line to standard error."""
    print(f"kg: {' '.join(str(message).split())}", file=sys.stderr)


@contextmanager
def progress(label: str, total: int, *, quiet: bool) -> Iterator[Advance]:
    """A progress bar on standard error, only on a terminal and only for work that lasts."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda done: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=total, visible=False)
        # Shown by the clock, not by the work: a single long step must show as well.
        show = Timer(SHOW_AFTER_SECONDS, bar.update, (task,), {"visible": True})
        show.daemon = True
        show.start()
        try:
            yield lambda done: bar.update(task, advance=done)
        finally:
            show.cancel()


def discard_output() -> None:
    """Stop writing to a pipe that nobody reads any more (``kg query … | head``)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""Output files: written beside and renamed when all is done, so that nobody ever sees half a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UsageError


class Staging:
    """Files that are being written; they take their names together, at the end."""

    def __init__(self) -> None:
        self._staged: dict[Path, Path] = {}

    @contextmanager
    def beside(self, target: Path) -> Iterator[Path]:
        """Where to write what will become *target*; it keeps the suffix, from which formats are told."""
        staged = target.with_name(f".{target.stem}.{os.getpid()}.part{target.suffix}")
        self._staged[target] = staged
        try:
            with refusals_of(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                yield staged
        except UsageError as error:
            raise UsageError(str(error).replace(str(staged), str(target))) from None

    def commit(self) -> None:
        """Give every file its name."""
        for target, staged in self._staged.items():
            with refusals_of(target):
                staged.replace(target)

    def discard(self) -> None:
        """Leave nothing behind."""
        for staged in self._staged.values():
            staged.unlink(missing_ok=True)


@contextmanager
def staging() -> Iterator[Staging]:
    """Files written inside the block appear when it ends well, and not at all when it does not."""
    stage = Staging()
    try:
        yield stage
        stage.commit()
    finally:
        stage.discard()


@contextmanager
def refusals_of(target: Path) -> Iterator[None]:
    """Turn what the system says about *target* into one line."""
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"{target}: cannot be written ({(error.strerror or str(error)).lower()}); choose another place"
        ) from None


def check_page(target: Path) -> None:
    """Refuse a page whose name a browser would not open as one.

    Raises:
        UsageError: the name does not end in .html or .htm, or the file cannot be written.
    """
    if target.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(f"{target}: a page ends in .html; choose another name")
    check_writable(target)


def check_writable(target: Path) -> None:
    """Say before the work begins that *target* cannot be written after it.

    A folder that does not exist is no obstacle: it is made when the file is written, and not before.

    Raises:
        UsageError: the folder is closed or no folder, or the target is a folder.
    """
    if target.is_dir():
        raise UsageError(f"{target}: is a folder; name a file")
    folder = next(parent for parent in target.parents if parent.exists())
    if not folder.is_dir():
        raise UsageError(f"{target}: cannot be written (not a directory: {folder}); choose another place")
    if not os.access(folder, os.W_OK) or (target.exists() and not os.access(target, os.W_OK)):
        raise UsageError(f"{target}: cannot be written (permission denied); choose another place")

"""The application: its commands, and the one place where errors become lines and exit codes."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli import console
from kg.errors import KgError
from kg.memory import seldom_collected
from kg.version import __version__

COMMANDS = (
    "build",
    "query",
    "queries",
    "why",
    "trend",
    "diff",
    "themes",
    "view",
    "stats",
    "validate",
    "export",
    "remove",
    "judge",
)
"""Each is the function of that name in the module of that name, ``kg.cli.build.build``."""

HELP = "Knowledge graphs from Chinese official news, every fact with the sentence that states it."
SETTINGS: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


class Commands(TyperGroup):
    """Loads a command when it is called: a query must not wait for the segmenter's dictionary."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, or ``None``."""
        if cmd_name not in COMMANDS:
            return None
        function = getattr(import_module(f"kg.cli.{cmd_name}"), cmd_name)
        single = typer.Typer(**SETTINGS)
        single.command(cmd_name)(function)
        return typer.main.get_command(single)


app = typer.Typer(name="kg", cls=Commands, no_args_is_help=True, help=HELP, **SETTINGS)


def show_version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        print(f"huabiao {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take what stands before the command."""


def main() -> None:
    """Run the command line. Whatever the user can be blamed for is one line and an exit code, never a traceback."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        with seldom_collected():
            code = app(arguments or ["--help"], prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except KgError as error:
        console.complain(error)
        return error.exit_code
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "kg"
        told = "lists commands and options" if command == "kg" else "shows how it is called"
        console.complain(f"{error.format_message()} ({command} --help {told})")
        return console.WRONG_USE
    except BrokenPipeError:
        console.discard_output()
        return console.DONE
    except OSError as error:
        console.discard_output()
        console.complain(f"the output cannot be written ({(error.strerror or str(error)).lower()})")
        return console.SOME_FAILED
    except (KeyboardInterrupt, typer.Abort):
        code = console.INTERRUPTED
    if code == console.INTERRUPTED:
        console.complain("interrupted; nothing half-done was left behind")
    return code if isinstance(code, int) else console.DONE

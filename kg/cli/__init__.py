"""The command line: ``kg`` and ``huabiao``. One file per command, each a thin call of the library."""

from kg.cli.app import main

__all__ = ["main"]

"""Reading source files of every kind into documents."""

from kg.read.failure import ReadFailure
from kg.read.reader import read

__all__ = ["ReadFailure", "read"]

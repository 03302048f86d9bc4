"""Entities across documents: ``resolve(batches) -> Resolution``."""

from kg.resolve.english import english_names
from kg.resolve.entities import (
    English,
    Institution,
    Occasion,
    Person,
    PolicyDocument,
    Resolution,
    Theme,
    document_key,
)
from kg.resolve.merge import institutions_of, occasion_key, resolve

__all__ = [
    "English",
    "Institution",
    "Occasion",
    "Person",
    "PolicyDocument",
    "Resolution",
    "Theme",
    "document_key",
    "english_names",
    "institutions_of",
    "occasion_key",
    "resolve",
]

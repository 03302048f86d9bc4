"""From mentions to facts with evidence: one file per family of facts."""

from kg.extract.extractor import Extractor

__all__ = ["Extractor"]

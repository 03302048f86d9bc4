"""The Python face: an rdflib ``Dataset`` over the embedded store."""

from __future__ import annotations

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore

from kg.graph.vocabulary import prefixes


def dataset(store: ox.Store) -> rdflib.Dataset:
    """The *store* as rdflib sees it: one named graph per article, the default graph the union of all."""
    face = rdflib.Dataset(store=OxigraphStore(store=store), default_union=True)
    for name, namespace in prefixes().items():
        face.bind(name, namespace)
    return face

"""The Python face: an rdflib ``Dataset`` over the embedded store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.vocabulary import prefixes

if TYPE_CHECKING:
    import rdflib


def dataset(store: ox.Store) -> rdflib.Dataset:
    """The *store* as rdflib sees it: one named graph per article, the default graph the union of all."""
    # Here, because loading them takes a third of a second, which a build need not wait for.
    import rdflib
    from oxrdflib import OxigraphStore

    face = rdflib.Dataset(store=OxigraphStore(store=store), default_union=True)
    for name, namespace in prefixes().items():
        face.bind(name, namespace)
    return face

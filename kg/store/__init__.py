"""The embedded store: facts in SQLite, the graph in Oxigraph, and builds that read only what is new."""

from kg.store.builder import Builder, Report
from kg.store.layout import StoreError, read_graph
from kg.store.opened import StoredGraph, create_store, open_store

__all__ = ["Builder", "Report", "StoreError", "StoredGraph", "create_store", "open_store", "read_graph"]

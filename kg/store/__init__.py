"""The embedded store: facts in SQLite, the graph in Oxigraph, builds that read only what is new; by module."""

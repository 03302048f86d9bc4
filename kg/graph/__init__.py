"""The graph: closed vocabulary, IRIs, facts → graphs, writing. Import from the modules: reading needs few of them."""

"""Lexicons: readable TSV files in ``data/``, their checked loading, and matchers over them."""

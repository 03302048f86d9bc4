"""Institutions: known names, spans that read like one, and what short forms stand for."""

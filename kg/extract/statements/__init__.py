"""Statements: verbs of saying, who speaks, and how far what was said runs."""

"""Unnamed groups that took part: the phrases that name them, and the words by which they do."""

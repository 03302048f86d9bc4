"""Mentions: stretches of text recognised as a person, an institution, a post, a place, a work or a theme."""

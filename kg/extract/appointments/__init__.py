"""Acts by which a post begins or ends."""

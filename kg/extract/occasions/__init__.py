"""The occasions of a document as found so far: their names, days, places, and how words lead back to them."""

"""Posts: the titles around a name, and the institution that each is held at."""

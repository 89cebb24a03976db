"""The trained encoder: what it is given of a window of an article, and what it tells of it."""

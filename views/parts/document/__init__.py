"""One document, on its own page."""

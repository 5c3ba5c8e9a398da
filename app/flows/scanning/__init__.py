"""« Numérisation » : photographs of pages, made the one PDF that people read."""

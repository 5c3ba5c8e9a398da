"""« Recherches gardées » : how a search is named, kept and found again."""

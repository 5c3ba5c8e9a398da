"""« Mesures » : how a measure is typed, listed and drawn."""

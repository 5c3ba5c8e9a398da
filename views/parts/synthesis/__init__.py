"""« Synthèse » : what is chosen of what a person notes, in words others read."""

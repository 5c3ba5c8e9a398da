"""« Synthèse » of what a person notes: lines chosen, made one document for others."""

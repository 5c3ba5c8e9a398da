"""« Carnet de l'enfant » : what is kept of a child's health and growth."""

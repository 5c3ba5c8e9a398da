"""« Dépôt » : who may write for a person without being of their space."""

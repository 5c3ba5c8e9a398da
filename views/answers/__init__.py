"""« Réponses » : what « Aide » says, as plain data, without any network."""

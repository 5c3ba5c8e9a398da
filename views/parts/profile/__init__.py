"""« Profil de santé » : what is known beside documents, and what ties it to them."""

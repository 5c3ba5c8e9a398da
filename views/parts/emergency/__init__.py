"""« Fiche d'urgence » : its lines, its levels, what is shown while locked."""

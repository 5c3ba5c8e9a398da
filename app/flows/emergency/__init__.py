"""« Fiche d'urgence » : lines the person chose, for who helps in an emergency."""

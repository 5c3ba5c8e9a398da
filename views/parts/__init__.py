"""« Pièces » : the accessible controls every screen is made of."""

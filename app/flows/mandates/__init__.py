"""« Délégation » : what one entrusts to a person who has keys of their own."""

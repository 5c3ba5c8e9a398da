"""« Ayants droit » : the people whose space one keeps, with one's own keys."""

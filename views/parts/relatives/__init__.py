"""« Mes proches » : whose space one is in, and how one goes to another's."""

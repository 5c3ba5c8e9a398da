"""« Papiers » : those that end one day, told in time."""

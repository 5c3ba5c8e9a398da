"""« Papiers » : those that end one day, on the screens."""

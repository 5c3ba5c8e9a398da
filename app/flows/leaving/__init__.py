"""« Sortir » : what the person takes out of the vault, explicitly, and noted."""

"""« Sac à dos » : the whole space in one encrypted archive, and back."""

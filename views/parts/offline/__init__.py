"""« Hors ligne » : how files come, stay and leave, on the screens."""

"""« Confier » : what one lets others read, and what others let one read."""

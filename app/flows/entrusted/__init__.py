"""« Ce qu'on vous confie » : what others let one read, kept apart, until a day."""

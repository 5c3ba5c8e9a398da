"""« Messagerie » : what a person and a professional write to each other."""

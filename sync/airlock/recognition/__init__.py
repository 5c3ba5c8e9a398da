"""« Reconnaissance de texte » : another program reads pixels of ours, sealed."""

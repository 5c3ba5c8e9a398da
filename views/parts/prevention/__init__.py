"""« Prévention » : how an advice is shown, explained and answered."""

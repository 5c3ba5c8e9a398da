"""« Calendrier vaccinal » : an engine over dated tables; it knows no vaccine."""

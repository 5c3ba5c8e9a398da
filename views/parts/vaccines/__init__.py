"""« Vaccins » : how doses, the lines of the calendar and proposals are shown."""

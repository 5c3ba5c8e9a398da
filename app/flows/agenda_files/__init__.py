"""« Agenda (.ics) » : the agenda of another program taken in, and taken back."""

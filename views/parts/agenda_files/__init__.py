"""« Agenda (.ics) » : parts that take in the agenda of others, and give one's own."""

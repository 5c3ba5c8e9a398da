"""« Agenda » : how what is to come is listed, drawn on a month, read and written."""

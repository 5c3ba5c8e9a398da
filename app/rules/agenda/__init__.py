"""« Agenda » : when an event takes place, and when it is recalled."""

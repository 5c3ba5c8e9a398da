"""« Carnet de l'enfant » : how examinations, growth and notes are shown."""

"""« Carnet de l'enfant » : examinations by age, certificates, growth curves."""

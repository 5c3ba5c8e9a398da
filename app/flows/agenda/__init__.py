"""« Agenda de santé » : what takes place, noted, changed, cancelled and recalled."""

"""« Importer des mesures » : what is told of a file before, while and after."""

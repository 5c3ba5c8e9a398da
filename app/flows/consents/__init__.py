"""« Accords » : what one certified service may read, for one purpose, until a day."""

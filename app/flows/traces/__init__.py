"""« Tracés » : what sensors give, added by whole files and read by stretches."""

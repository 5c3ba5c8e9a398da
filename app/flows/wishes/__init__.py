"""« Volontés » : what a person wants, said in time, version after version."""

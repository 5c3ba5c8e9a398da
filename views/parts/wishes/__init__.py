"""« Volontés » : questions one at a time, versions, and the paper they become."""

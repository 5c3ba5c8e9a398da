"""« Doses valables » : whether a dose counts for a step, and why not."""

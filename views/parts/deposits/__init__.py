"""« Dépôts » : what is shown of who writes here from outside."""

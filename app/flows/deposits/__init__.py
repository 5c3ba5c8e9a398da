"""« Dépôts » : what a laboratory sends while every app is closed."""

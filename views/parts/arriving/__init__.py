"""« Nouveautés » : what arrived, and what the person makes of it."""

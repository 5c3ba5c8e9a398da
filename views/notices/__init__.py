"""« Notifications » : the sentences of the closed list, and who shows them here."""

"""« Services reliés » : what one lets a service read, and how it ends."""

"""« Notifications » : what is told outside the page, once, and the switches of it."""

"""« Notifications » on screen: the switches, the trial, and who looks at the page."""

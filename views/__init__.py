"""What is seen: screens, commands, prints and their words."""

"""« Sortir des documents » : choosing them, copying them, printing one."""

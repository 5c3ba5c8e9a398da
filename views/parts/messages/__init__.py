"""« Messages » : conversations with professionals, read, written and ended."""

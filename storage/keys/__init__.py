"""« Serrures » : the ways in, and the system's key store behind some of them."""

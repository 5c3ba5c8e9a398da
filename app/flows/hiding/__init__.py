"""« Masquer » a document: its files leave the keys that others may hold."""

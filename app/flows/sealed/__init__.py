"""« Sous scellés » : how entries and files become envelopes, and come back."""

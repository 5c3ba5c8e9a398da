"""The control plane: who one is, in JSON with an OpenAPI page."""

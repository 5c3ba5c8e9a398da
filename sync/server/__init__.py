"""The bundled server: orders, stores and serves what it cannot read."""

"""The server seen from a device: `peer` speaks, `session` signs in, `line` carries."""

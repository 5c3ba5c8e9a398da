"""How a device proves itself: signed requests and short sessions, for both ends."""

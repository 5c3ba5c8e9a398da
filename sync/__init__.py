"""What travels: the wire, the bundled server, the courier and the airlock."""

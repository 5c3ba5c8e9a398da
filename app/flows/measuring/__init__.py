"""What a person makes of their measures: targets, hints, a sensor, copies."""

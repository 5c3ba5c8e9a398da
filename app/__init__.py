"""What the product is: pure rules and use cases; no I/O, no clock, no dice."""

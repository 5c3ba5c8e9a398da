"""What the product asks of the world: Protocols, no code."""

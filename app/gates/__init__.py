"""The gates: what a foreign file is measured against before it is opened."""

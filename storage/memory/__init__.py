"""The same ports in dictionaries: demo mode, and most tests."""

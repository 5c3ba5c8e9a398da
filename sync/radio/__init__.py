"""Bluetooth transport and virtual devices; they come with the devices issue."""

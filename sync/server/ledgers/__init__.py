"""Engines that keep the logs, one a file."""

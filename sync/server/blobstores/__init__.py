"""Stores of sealed parts, one a file."""

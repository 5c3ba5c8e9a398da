"""Frozen values and the error tree; imports nothing of ours."""

"""Seal, open, sign, derive: pure functions over cryptography; keys are arguments."""

"""What a person can do, one noun per file; the only door of screens and commands."""

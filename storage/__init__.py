"""What is kept: the encrypted local store, its journal, files and keys."""

"""« Fiche laissée ouverte » : the one file anybody may read while a space is locked."""

from typing import Protocol


class LeftOpen(Protocol):
    """One small file outside the encrypted store, on this device only.

    Every method may raise Broken("disk.io" | "disk.full").
    """

    def read(self) -> bytes:
        """Return what is left open, b"" for nothing."""
        ...

    def write(self, content: bytes) -> None:
        """Leave *content* open in place of what was."""
        ...

    def remove(self) -> None:
        """Leave nothing open: the file is gone when this returns."""
        ...

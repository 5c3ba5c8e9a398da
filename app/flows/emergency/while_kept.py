"""« Fiche laissée ouverte » of somebody one represents, while their space is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from app.ports.left_open import LeftOpen


@dataclass(frozen=True, slots=True, repr=False)
class WhileKept:
    """Implements `LeftOpen`: once the space is put away, nothing of it is left open.

    `Emergency` then takes the file away at the change that put the space away,
    whichever device made it.
    """

    file: LeftOpen
    away: Callable[[], bool]

    def read(self) -> bytes:
        """Return what is left open, b"" once the space is put away."""
        content = self.file.read()
        return b"" if content and self.away() else content

    def write(self, content: bytes) -> None:
        """Leave *content* open."""
        self.file.write(content)

    def remove(self) -> None:
        """Leave nothing open."""
        self.file.remove()

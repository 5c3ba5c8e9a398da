"""« Sas » : the only place where a foreign byte is opened."""

from typing import Protocol

from app.domain.foreign import Laid, Picture, Reading
from app.domain.imaging import Look, Scale, Slice, Study


class Airlock(Protocol):
    """A sealed worker: bytes in, plain values out, no key, no path, no network.

    Every method may raise Refused("import.unknown_format" | "import.damaged" |
    "import.too_large" | "import.too_slow" | "import.password" |
    "import.password_wrong" | "import.locked" | "import.unsafe" |
    "import.empty" | "import.no_page" | "import.no_part" | "airlock.unavailable").

    *password* opens this file, this once: it is told to nobody and kept nowhere.
    """

    def read(self, content: bytes, *, name: str, password: str = "") -> Reading:
        """Say what a file is and the words it holds (at most 5 s, 512 MiB)."""
        ...

    def draw(
        self, content: bytes, *, page: int, width: int, password: str = ""
    ) -> Picture:
        """Draw one page (from 0), upright, at most *width* pixels wide."""
        ...

    def lay(self, content: bytes) -> Laid:
        """Return the page of a format made of words; an empty one for the others."""
        ...

    def part(self, content: bytes, *, rank: int) -> bytes:
        """Take out one of the files inside (from 0), as it is."""
        ...

    def study(self, content: bytes) -> Study:
        """Say where the images of an exam lie, in their order.

        Raises Refused("import.no_image") too.
        """
        ...

    def shade(
        self, content: bytes, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        """Draw one image of an exam from its bytes alone, those of *where*.

        Raises Refused("import.no_image" | "import.unknown_coding") too.
        """
        ...

    def sealing(self) -> dict[str, str]:
        """Say how the worker is confined, for `alveole doctor`."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...

"""An airlock that opens nothing: fakes say only what they add to it."""

from collections.abc import Iterator
from typing import Any

from app.domain.errors import Refused
from app.domain.feed import Bulletin
from app.domain.foreign import Extract, Hit, Laid, Picture
from app.domain.harvest import Asking, Item
from app.domain.imaging import Look, Scale, Slice, Study
from app.domain.lent import weight
from app.domain.prescribed import Code
from app.domain.scan import Cut, Plate
from app.domain.timetable import Timetable

Held = Any
"""A file given to a fake: always in memory there."""


class Bare:
    """Refuses every file with the codes of `ports.Airlock`; finds nothing in any."""

    def read(self, content: Held, *, name: str) -> Extract:
        """Know no format."""
        raise Refused("import.unknown_format", size=str(weight(content)), name=name)

    def draw(self, content: Held, *, page: int, width: int) -> Picture:
        """Draw no page."""
        raise Refused("import.no_page", size=str(weight(content) + page + width))

    def lay(self, content: Held) -> Laid:
        """Lay no page of words."""
        del content
        return Laid()

    def codes(self, content: Held) -> tuple[Code, ...]:
        """See no code."""
        del content
        return ()

    def part(self, content: Held, *, rank: int) -> bytes:
        """Hold no file inside another."""
        raise Refused("import.no_part", size=str(weight(content) + rank))

    def unlock(self, content: Held, *, password: str) -> bytes:
        """Refuse every password: nothing is locked here."""
        del content, password
        raise Refused("import.password_wrong")

    def find(self, content: Held, *, words: str) -> tuple[Hit, ...]:
        """Find no word."""
        del content, words
        return ()

    def harvest(
        self, content: Held, asking: Asking, *, name: str
    ) -> Iterator[tuple[Item, ...]]:
        """Hold no readings."""
        del asking, name
        raise Refused("import.no_readings", size=str(weight(content)))

    def study(self, content: Held) -> Study:
        """Hold no exam."""
        raise Refused("import.no_image", size=str(weight(content)))

    def shade(
        self, content: Held, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        """Draw no image of an exam."""
        del where, width, look
        raise Refused("import.no_image", size=str(weight(content)))

    def frame(self, content: bytes, *, page: int) -> Cut:
        """See no page in any picture."""
        del content, page
        return Cut()

    def scan(self, content: bytes, *, page: int, cut: Cut, width: int) -> Picture:
        """Draw no page."""
        del cut
        raise Refused("import.no_page", size=str(weight(content) + page + width))

    def press(self, content: bytes, *, page: int, cut: Cut) -> Plate:
        """Print no page."""
        del cut
        raise Refused("import.no_page", size=str(weight(content) + page))

    def bulletin(self, content: bytes) -> Bulletin:
        """Read no page of a service."""
        raise Refused("import.unknown_format", size=str(len(content)))

    def timetable(self, content: bytes) -> Timetable:
        """Read no agenda."""
        raise Refused("import.unknown_format", size=str(len(content)))

    def sealing(self) -> dict[str, str]:
        """Say that nothing is confined here."""
        return {}

    def close(self) -> None:
        """Do nothing."""

"""« Sas » : the only place where a foreign byte is opened."""

from collections.abc import Iterator
from typing import Protocol

from app.domain.feed import Bulletin
from app.domain.foreign import Extract, Hit, Laid, Picture
from app.domain.harvest import Asking, Item
from app.domain.imaging import Look, Scale, Slice, Study
from app.domain.lent import Content
from app.domain.prescribed import Code
from app.domain.scan import Cut, Plate
from app.domain.timetable import Timetable


class Airlock(Protocol):
    """A sealed worker: bytes in, plain values out, no key, no path, no network.

    Every method may raise Refused("import.unknown_format" | "import.damaged" |
    "import.too_large" | "import.too_slow" | "import.password" |
    "import.password_wrong" | "import.locked" | "import.unsafe" |
    "import.empty" | "import.no_page" | "import.no_part" | "airlock.unavailable"),
    and what reading a file lent does. A large one is given one second more for each
    32 MiB.
    """

    def read(self, content: Content, *, name: str) -> Extract:
        """Say what a file is and the words it holds (at most 5 s, 512 MiB)."""
        ...

    def draw(self, content: Content, *, page: int, width: int) -> Picture:
        """Draw one page (from 0), upright, at most *width* pixels wide."""
        ...

    def lay(self, content: Content) -> Laid:
        """Return the page of a format made of words; an empty one for the others."""
        ...

    def codes(self, content: Content) -> tuple[Code, ...]:
        """Return the codes drawn on the first three pages; they claim nothing."""
        ...

    def part(self, content: Content, *, rank: int) -> bytes:
        """Take out one of the files inside (from 0), as it is."""
        ...

    def unlock(self, content: Content, *, password: str) -> bytes:
        """Return a copy that needs no password, to be read or drawn in memory.

        Raises Refused("import.password_wrong"). The password is kept nowhere.
        """
        ...

    def find(self, content: Content, *, words: str) -> tuple[Hit, ...]:
        """Say where words stand on the pages, accents and capitals aside.

        At most 500 times; never in a format whose pages are pictures.
        """
        ...

    def study(self, content: Content) -> Study:
        """Say where the images of an exam lie, in their order.

        Raises Refused("import.no_image") too.
        """
        ...

    def shade(
        self, content: Content, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        """Draw one image of an exam from its bytes alone, those of *where*.

        Raises Refused("import.no_image" | "import.unknown_coding") too.
        """
        ...

    def frame(self, content: bytes, *, page: int) -> Cut:
        """Say where the page of a document lies in a photograph (a page from 0)."""
        ...

    def scan(self, content: bytes, *, page: int, cut: Cut, width: int) -> Picture:
        """Draw that page alone, its short side at most *width* pixels."""
        ...

    def press(self, content: bytes, *, page: int, cut: Cut) -> Plate:
        """Make that page one of a PDF, at 200 dots an inch of A4 at most."""
        ...

    def harvest(
        self, content: Content, asking: Asking, *, name: str
    ) -> Iterator[tuple[Item, ...]]:
        """Give what an export of readings holds, some at a time, in its order.

        Another worker reads it meanwhile: this one stays free. It ends with the last
        of them, or when the iterator is closed.
        Raises Refused("import.no_readings") for what is no export,
        Refused("import.day_order") where `Asking.day_first` must be told,
        Refused("import.zone").
        """
        ...

    def bulletin(self, content: bytes) -> Bulletin:
        """Read one page of what a service of vaccinations tells (FHIR, in JSON)."""
        ...

    def timetable(self, content: bytes) -> Timetable:
        """Read the agenda of another program (iCalendar), nothing of it expanded."""
        ...

    def sealing(self) -> dict[str, str]:
        """Say how the worker is confined, for `alveole doctor`."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...

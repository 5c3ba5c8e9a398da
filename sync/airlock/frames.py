"""What travels on the pipe of the « sas »: small messages with their length."""

from enum import StrEnum
from typing import IO

from app.domain.errors import Refused
from app.domain.feed import Bulletin
from app.domain.foreign import Block, Found, Header, Hit, Part
from app.domain.imaging import Look, Scale, Study
from app.domain.prescribed import Code
from app.domain.scan import Cut, Plate
from app.domain.timetable import Timetable
from sync.wire import Message, encode

CONTENT_MAX = 100 << 20
"""Bytes sent at once, either way; a larger file is asked for by pages."""

PAGED_MAX = 1 << 30
EXPORT_MAX = 4 << 30
"""Bytes of an export of readings: it is read from end to end, and never held."""
NEED_MAX = 1 << 20
MESSAGE_MAX = 2 << 20
SHEAF_MAX = 1 << 20
"""Bytes of readings sent at once."""
GONE = b"."
_LENGTH = 4


class Want(StrEnum):
    """What is asked of a file."""

    READ = "read"
    DRAW = "draw"
    LAY = "lay"
    PART = "part"
    UNLOCK = "unlock"
    FIND = "find"
    STUDY = "study"
    SHADE = "shade"
    CODES = "codes"
    FRAME = "frame"
    SCAN = "scan"
    PRESS = "press"
    HARVEST = "harvest"
    BULLETIN = "bulletin"
    TIMETABLE = "timetable"


class Ask(Message, frozen=True):
    """One file, *size* bytes that follow; *rank* is of a page or of a part.

    *password* is for this file, once, *words* are sought in it: no text made of an
    Ask shows them. *packed* is
    the size of what comes as an archive packs it, 0 for what comes as it is. The
    bytes of a *paged* file do not follow: the worker says which ones it needs.
    """

    name: str
    size: int
    want: Want = Want.READ
    rank: int = 0
    width: int = 0
    password: str = ""
    words: str = ""
    packed: int = 0
    paged: bool = False
    look: Look = Look()
    cut: Cut = Cut()
    zone: str = ""
    day_first: bool | None = None

    def __repr__(self) -> str:
        """Say what is asked, and of how many bytes."""
        return f"Ask({self.want}, {self.size})"


class Answer(Message, frozen=True):
    """A refusal (*code*), or what was asked; *size* bytes follow: pixels or a part.

    *need* is no answer yet: a place in the file, and how many bytes of it to send.
    After a sheaf of readings, *more* comes.
    """

    code: str = ""
    need: tuple[int, int] = (0, 0)
    media_type: str = ""
    pages: int = 0
    text: str = ""
    title: str = ""
    when: str = ""
    findings: tuple[str, ...] = ()
    header: Header | None = None
    parts: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = ()
    found: tuple[Found, ...] = ()
    width: int = 0
    height: int = 0
    size: int = 0
    hits: tuple[Hit, ...] = ()
    study: Study | None = None
    scale: Scale | None = None
    codes: tuple[Code, ...] = ()
    cut: Cut | None = None
    plate: Plate | None = None
    export: str = ""
    more: bool = False
    bulletin: Bulletin | None = None
    timetable: Timetable | None = None


class Sealing(Message, frozen=True):
    """The first message: what was seen to be refused inside the seal."""

    holds: dict[str, str]


def send(pipe: IO[bytes], message: Message, payload: bytes = b"") -> None:
    """Write one message, then the bytes it announces."""
    body = encode(message)
    write(pipe, len(body).to_bytes(_LENGTH, "big") + body)
    write(pipe, payload)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read one message, not yet decoded.

    Raises EOFError when the other end is gone, Refused("malformed") when the
    message is larger than any of ours.
    """
    size = int.from_bytes(exactly(pipe, _LENGTH), "big")
    if size > MESSAGE_MAX:
        raise Refused("malformed")
    return exactly(pipe, size)


def exactly(pipe: IO[bytes], size: int) -> bytes:
    """Read *size* bytes. Raises EOFError when the other end is gone."""
    parts = []
    while size:
        part = pipe.read(size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def write(pipe: IO[bytes], content: bytes) -> None:
    """Write it all: a pipe takes a little at a time."""
    rest = memoryview(content)
    while rest:
        rest = rest[pipe.write(rest) :]

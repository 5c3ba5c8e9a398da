"""The shelf of readers: one file opens one format, inside the « sas » only."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from app.domain.errors import Refused
from app.domain.foreign import Block, Extract, Header, Hit
from app.domain.harvest import Asking, Item
from app.domain.imaging import Look, Scale, Study
from app.gates.damage import DAMAGED as DAMAGED
from app.gates.damage import parsing as parsing
from app.gates.paged import Foreign, whole
from app.gates.pixels import Pixels
from app.registry import collect

HEAD = 4096
HITS_MAX = 500
TEXT_MAX = 200_000
TITLE_MAX = 200
PAGES_MAX = 5_000
PARTS_MAX = 1_000
_LIGATURES = str.maketrans(
    {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
)
_HYPHEN = re.compile("[\x02\ufffe]\r?\n?")
_LINE_END = re.compile("\r\n?|\f")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Confidence(IntEnum):
    """How sure a reader is that a file is its own."""

    NO = 0
    MAYBE = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Within:
    """One file inside another, and what the other says of it, as `Part` does.

    *content* is its bytes, or what unpacks them.
    """

    name: str = field(repr=False)
    content: bytes | Callable[[], bytes] = field(repr=False)
    title: str = field(default="", repr=False)
    when: str = field(default="", repr=False)
    header: Header | None = field(default=None, repr=False)

    def taken(self) -> bytes:
        """Return the bytes; raises what unpacking does."""
        return self.content if isinstance(self.content, bytes) else self.content()


def undrawn(_content: bytes, _page: int, _width: int) -> Pixels:
    """Refuse to draw: this format has no page."""
    raise Refused("import.no_page")


def unlaid(_content: bytes) -> tuple[Block, ...]:
    """Return no block: this format is not made of words, or has no shape."""
    return ()


def alone(_content: bytes) -> Sequence[Within]:
    """Return no file: nothing is inside this one."""
    return ()


def unseen(_content: bytes) -> Study:
    """Refuse: this format holds no medical image."""
    raise Refused("import.no_image")


def unshaded(
    _content: bytes, _frame: int, _width: int, _look: Look
) -> tuple[Pixels, Scale]:
    """Refuse to draw with a look: this format holds no medical image."""
    raise Refused("import.no_image")


def surely(_content: bytes) -> bool:
    """Ask no more than *sniff*: the start of the file says what it is."""
    return True


def wordless(_content: bytes, _words: str) -> tuple[Hit, ...]:
    """Find nothing: the pages of this format hold no words."""
    return ()


def barren(_content: Foreign, _asking: Asking) -> Iterator[Item]:
    """Give nothing: this format holds no readings of devices."""
    return iter(())


def keyless(_content: bytes, _password: str) -> bytes:
    """Refuse the password: this format takes none."""
    raise Refused("import.password_wrong")


@dataclass(frozen=True, slots=True)
class Reader:
    """What a file of this shelf knows how to do.

    *sniff* gets the first 4,096 bytes and the name; where several formats start
    alike, *owns* looks at the whole. *draw* gets a page (from 0) and the most
    pixels across. *lay* gives a page of words, *parts* the files inside (at most
    1,000, one level): the « sas » reads and draws them after its own pages, or
    names them only when they stand *apart*, as documents of their own. One that is
    *paged* takes large files by pages, each of its functions too. *unlock*
    gives a copy that needs no password, for one reading, in memory; *find* says
    where words stand, at most 500 times. Each may raise
    Refused with a code of `ports.Airlock`. *study* says where medical images lie,
    *shade* draws one of these with a look. *harvest* gives the readings of an export
    as they are found, never all at once: such a file is no document, and *brand* is
    what people call it (marked `N_()`).
    """

    media_types: tuple[str, ...]
    sniff: Callable[[bytes, str], Confidence]
    read: Callable[[bytes], Extract]
    draw: Callable[[bytes, int, int], Pixels] = undrawn
    lay: Callable[[bytes], tuple[Block, ...]] = unlaid
    parts: Callable[[bytes], Sequence[Within]] = alone
    owns: Callable[[bytes], bool] = surely
    unlock: Callable[[bytes, str], bytes] = keyless
    find: Callable[[bytes, str], tuple[Hit, ...]] = wordless
    apart: bool = False
    paged: bool = False
    study: Callable[[bytes], Study] = unseen
    shade: Callable[[bytes, int, int, Look], tuple[Pixels, Scale]] = unshaded
    harvest: Callable[[Foreign, Asking], Iterator[Item]] = barren
    brand: str = ""


def sure_of(look: Callable[[bytes], object]) -> Callable[[bytes, str], Confidence]:
    """Return a *sniff* as sure as *look* finds something, and is not refused."""

    def sniff(head: bytes, _name: str) -> Confidence:
        try:
            return Confidence.SURE if look(head) else Confidence.NO
        except Refused:
            return Confidence.NO

    return sniff


def export(
    name: str,
    brand: str,
    media_types: tuple[str, ...],
    sniff: Callable[[bytes, str], Confidence],
    harvest: Callable[[Foreign, Asking], Iterator[Item]],
    owns: Callable[[bytes], bool] = surely,
) -> Reader:
    """Return the reader of an export of readings: no document, *name* says whose."""
    told = Extract(media_types[0], 0, title=brand, export=name)
    return Reader(
        media_types,
        sniff,
        lambda _content: told,
        owns=owns,
        paged=True,
        harvest=harvest,
        brand=brand,
    )


@cache
def all_readers() -> tuple[Reader, ...]:
    """Return every reader of the shelf."""
    return collect(sys.modules[__name__], "READER")


def given(reader: Reader, content: Foreign) -> bytes:
    """Return what a reader takes: pages for one that is *paged*, or all the bytes.

    Raises Refused("import.too_large").
    """
    if reader.paged:
        return content  # type: ignore[return-value]  # its functions take both
    return whole(content)


def reader_of(content: Foreign, name: str) -> Reader:
    """Return the reader that recognises *content*; the name only breaks doubts.

    Raises Refused("import.empty"), Refused("import.unknown_format").
    """
    if not content:
        raise Refused("import.empty")
    head = content[:HEAD]
    ranked = [(reader.sniff(head, name), reader) for reader in all_readers()]
    ranked.sort(key=lambda pair: pair[0], reverse=True)
    for confidence, reader in ranked:
        if confidence and reader.owns(given(reader, content)):
            return reader
    raise Refused("import.unknown_format")


def bounded(text: str) -> tuple[str, tuple[str, ...]]:
    """Return clean text of at most 200 KB, and the finding when it was longer."""
    head = _LINE_END.sub("\n", _HYPHEN.sub("", text[: TEXT_MAX + 1]))
    head = unicodedata.normalize("NFC", _CONTROL.sub("", head.translate(_LIGATURES)))
    raw = head.strip().encode("utf-8", "ignore")
    cut = len(text) > TEXT_MAX or len(raw) > TEXT_MAX
    kept = raw[:TEXT_MAX].decode("utf-8", "ignore")
    return kept, ("text.truncated",) if cut else ()


def titled(text: str) -> str:
    """Return a title on one line, at most 200 characters."""
    return " ".join(bounded(text[: 2 * TITLE_MAX])[0].split())[:TITLE_MAX]

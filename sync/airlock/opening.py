"""What the worker of the « sas » does with one file, and with the files inside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from app.domain.errors import Refused
from app.domain.foreign import Extract, Hit, Part
from app.gates.codes import written
from app.gates.paged import Foreign, whole
from app.gates.pixels import Pixels
from app.imports import (
    PARTS_MAX,
    Reader,
    Within,
    bounded,
    given,
    undrawn,
    unlaid,
    wordless,
)
from app.imports.fhir.bulletin import bulletin
from app.imports.ics import timetable
from sync.airlock.exam import imaged, unpacked
from sync.airlock.frames import CONTENT_MAX, Answer, Ask, Want
from sync.airlock.scan import SCANNED, pressed, scanned
from sync.airlock.squares import CODES_MAX, coded

_PLAIN = "text/plain"

Find = Callable[[Foreign, str], Reader]


def opened(find: Find, foreign: Foreign, ask: Ask) -> tuple[Answer, bytes]:
    """Return the answer, and the bytes that follow it; raises what readers do."""
    if ask.want in _KNOWN:
        return _KNOWN[ask.want](foreign, ask)
    foreign = unpacked(foreign, ask.packed)
    reader = find(foreign, ask.name)
    content = given(reader, foreign)
    if ask.want in (Want.STUDY, Want.SHADE):
        return imaged(reader, content, ask)
    if ask.want in (Want.DRAW, *SCANNED):
        return _pictured(find, reader, content, ask)
    if ask.want in (Want.PART, Want.UNLOCK):
        taken = _taken(reader, content, ask)
        return Answer(size=len(taken)), taken
    if ask.want is Want.FIND:
        return Answer(hits=tuple(_hits(find, reader, content, ask.words))), b""
    say = {Want.LAY: _laid, Want.CODES: _coded}.get(ask.want, _read)
    return say(find, reader, content), b""


def _bulletin(foreign: Foreign, _ask: Ask) -> tuple[Answer, bytes]:
    return Answer(bulletin=bulletin(whole(foreign))), b""


def _timetable(foreign: Foreign, _ask: Ask) -> tuple[Answer, bytes]:
    return Answer(timetable=timetable(whole(foreign))), b""


_KNOWN: Final[Mapping[Want, Callable[[Foreign, Ask], tuple[Answer, bytes]]]] = {
    Want.PRESS: pressed,
    Want.BULLETIN: _bulletin,
    Want.TIMETABLE: _timetable,
}
"""What is asked of bytes whose form is known: no reader is looked for."""


def _pictured(
    find: Find, reader: Reader, content: bytes, ask: Ask
) -> tuple[Answer, bytes]:
    """Draw a page as it is, or take out the sheet of paper seen in it."""
    if ask.want in SCANNED:
        return scanned(partial(_page, find, reader, content), ask)
    drawn = _drawn(find, reader, content, ask)
    answer = Answer(width=drawn.width, height=drawn.height, size=len(drawn.rgb))
    return answer, drawn.rgb


def _coded(find: Find, reader: Reader, content: bytes) -> Answer:
    """Give the codes of the pages, those of the files inside too; or of plain words."""
    if _PLAIN in reader.media_types:
        return Answer(codes=tuple(written(content))[:CODES_MAX])
    return coded(partial(_page, find, reader, content))


def _page(find: Find, reader: Reader, content: bytes, page: int, width: int) -> Pixels:
    ask = Ask("", len(content), Want.DRAW, page, width)
    return _drawn(find, reader, content, ask)


def _laid(_find: Find, reader: Reader, content: bytes) -> Answer:
    """Give the page of a format made of words, and what it says one by one."""
    if reader.lay is unlaid:
        return Answer()
    return Answer(blocks=reader.lay(content), found=reader.read(content).found)


def _read(find: Find, reader: Reader, content: bytes) -> Answer:
    """Read a file, then those inside: their pages and words follow its own."""
    own = reader.read(content)
    told = [_told(find, part, apart=reader.apart) for part in _within(reader, content)]
    readings = [own, *(found for _, found in told if found)]
    text, cut = bounded("\n\n".join(one.text for one in readings if one.text))
    findings = (*(code for one in readings for code in one.findings), *cut)
    return Answer(
        media_type=own.media_type,
        pages=sum(one.pages for one in readings),
        text=text,
        title=own.title,
        when=own.when.text if own.when else "",
        findings=tuple(dict.fromkeys(findings)),
        header=own.header,
        parts=tuple(part for part, _ in told),
        found=own.found,
        export=own.export,
    )


def _drawn(find: Find, reader: Reader, content: bytes, ask: Ask) -> Pixels:
    """Draw a page of the file, or of one of those inside, in their order."""
    if reader.draw is not undrawn:
        return reader.draw(content, ask.rank, ask.width)
    page = ask.rank
    for taken, inner in _readable(find, reader, content):
        try:
            return inner.draw(taken, page, ask.width)
        except Refused as refused:
            if refused.code != "import.no_page":
                raise
        page -= inner.read(taken).pages
    raise Refused("import.no_page")


def _hits(find: Find, reader: Reader, content: bytes, words: str) -> Iterator[Hit]:
    """Find words on the pages of the file, or of those inside, in their order."""
    if reader.find is not wordless or reader.draw is not undrawn:
        yield from reader.find(content, words)
        return
    page = 0
    for taken, inner in _readable(find, reader, content):
        for hit in inner.find(taken, words):
            yield replace(hit, page=page + hit.page)
        page += inner.read(taken).pages


def _within(reader: Reader, content: bytes) -> Sequence[Within]:
    within = reader.parts(content)
    if len(within) > PARTS_MAX:
        raise Refused("import.too_large")
    return within


def _taken(reader: Reader, content: bytes, ask: Ask) -> bytes:
    """Take out a file that is inside, or make a copy that needs no password."""
    if ask.want is Want.UNLOCK:
        taken = reader.unlock(content, ask.password)
    else:
        taken = _part(_within(reader, content), ask.rank).taken()
    if len(taken) > CONTENT_MAX:
        raise Refused("import.too_large")
    return taken


def _part(within: Sequence[Within], rank: int) -> Within:
    if rank >= len(within):
        raise Refused("import.no_part")
    return within[rank]


def _told(find: Find, part: Within, *, apart: bool) -> tuple[Part, Extract | None]:
    """Name a file inside, and read it unless it is a document of its own."""
    taken, kind, found = b"", "", None
    with suppress(Refused):  # what cannot be opened is named all the same
        taken = part.taken()
        inner = _inner(find, taken, part.name)
        found = None if apart else inner.read(taken)
        kind = found.media_type if found else inner.media_types[0]
    said = (part.title, part.when, part.header)
    return Part(part.name, kind, len(taken), *said), found


def _readable(
    find: Find, reader: Reader, content: bytes
) -> Iterator[tuple[bytes, Reader]]:
    """Give the files inside whose pages are counted with those of their holder."""
    for part in () if reader.apart else _within(reader, content):
        with suppress(Refused):
            taken = part.taken()
            yield taken, _inner(find, taken, part.name)


def _inner(find: Find, content: bytes, name: str) -> Reader:
    """Return what opens a file inside: never an archive.

    What that one holds in its turn stays closed there.
    """
    inner = find(content, name)
    if inner.apart:
        raise Refused("import.unknown_format")
    return inner

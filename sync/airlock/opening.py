"""What the worker of the « sas » does with one file, and with the files inside it."""

from collections.abc import Callable, Iterator, Sequence

from app.domain.errors import Refused
from app.domain.foreign import Part, Reading
from app.imports import PARTS_MAX, Pixels, Reader, Within, bounded, undrawn
from sync.airlock.frames import Answer, Ask, Want

Find = Callable[[bytes, str], Reader]


def opened(find: Find, content: bytes, ask: Ask) -> tuple[Answer, bytes]:
    """Return the answer, and the bytes that follow it; raises what readers do."""
    reader = find(content, ask.name)
    if ask.password:
        content = reader.unlock(content, ask.password)
    if ask.want is Want.DRAW:
        drawn = _drawn(find, reader, content, ask)
        answer = Answer(width=drawn.width, height=drawn.height, size=len(drawn.rgb))
        return answer, drawn.rgb
    if ask.want is Want.LAY:
        return Answer(blocks=reader.lay(content)), b""
    if ask.want is Want.PART:
        taken = _part(_within(reader, content), ask.rank).content
        return Answer(size=len(taken)), taken
    return _read(find, reader, content), b""


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
    )


def _drawn(find: Find, reader: Reader, content: bytes, ask: Ask) -> Pixels:
    """Draw a page of the file, or of one of those inside, in their order."""
    if reader.draw is not undrawn:
        return reader.draw(content, ask.rank, ask.width)
    page = ask.rank
    for part, inner in _readable(find, _within(reader, content)):
        try:
            return inner.draw(part.content, page, ask.width)
        except Refused as refused:
            if refused.code != "import.no_page":
                raise
        page -= inner.read(part.content).pages
    raise Refused("import.no_page")


def _within(reader: Reader, content: bytes) -> Sequence[Within]:
    within = reader.parts(content)
    if len(within) > PARTS_MAX:
        raise Refused("import.too_large")
    return within


def _part(within: Sequence[Within], rank: int) -> Within:
    if rank >= len(within):
        raise Refused("import.no_part")
    return within[rank]


def _inside(find: Find, part: Within) -> Reading | None:
    """Read a file inside another; None when it is not to be opened."""
    for each, inner in _readable(find, [part]):
        try:
            return inner.read(each.content)
        except Refused:
            return None
    return None


def _readable(find: Find, within: Sequence[Within]) -> Iterator[tuple[Within, Reader]]:
    """Give the files inside that a reader opens and that hold no other file."""
    for part in within:
        try:
            inner = find(part.content, part.name)
        except Refused:
            continue
        if not inner.parts(part.content):
            yield part, inner


def _told(find: Find, part: Within, *, apart: bool) -> tuple[Part, Reading | None]:
    """Name a file inside, and read it unless it is a document of its own."""
    found = None if apart else _inside(find, part)
    kind = found.media_type if found else _kind(find, part) if apart else ""
    said = (part.title, part.when, part.header)
    return Part(part.name, kind, len(part.content), *said), found


def _kind(find: Find, part: Within) -> str:
    """Return what a reader would open; "" for none, and for one more archive."""
    try:
        reader = find(part.content, part.name)
    except Refused:
        return ""
    return "" if reader.apart else reader.media_types[0]

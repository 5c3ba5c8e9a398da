"""What the worker of the « sas » does with an exam made of images."""

import zlib
from typing import Final

from app.domain.errors import Refused
from app.gates.paged import Foreign, opened
from app.imports import Reader
from sync.airlock.frames import CONTENT_MAX, Answer, Ask, Want

_PIECE: Final = 1 << 20


def imaged(reader: Reader, content: bytes, ask: Ask) -> tuple[Answer, bytes]:
    """Say where the images of an exam lie, or draw one with a look."""
    if ask.want is Want.STUDY:
        return Answer(study=reader.study(content)), b""
    drawn, scale = reader.shade(content, ask.rank, ask.width, ask.look)
    size = len(drawn.rgb)
    answer = Answer(width=drawn.width, height=drawn.height, size=size, scale=scale)
    return answer, drawn.rgb


def unpacked(content: Foreign, size: int) -> Foreign:
    """Return the *size* bytes an archive packed, or what was not packed (0).

    Raises Refused("import.damaged" | "import.too_large").
    """
    if not size:
        return content
    if size > CONTENT_MAX:
        raise Refused("import.too_large")
    try:
        found = _inflated(content, size)
    except zlib.error as error:
        raise Refused("import.damaged") from error
    if len(found) != size:
        raise Refused("import.damaged")
    return found


def _inflated(content: Foreign, size: int) -> bytes:
    """Unpack until there are *size* bytes, and no further."""
    unpacking, found, source = (
        zlib.decompressobj(-zlib.MAX_WBITS),
        bytearray(),
        opened(content),
    )
    while len(found) < size and (piece := source.read(_PIECE)):
        found += unpacking.decompress(piece, size - len(found))
        while len(found) < size and unpacking.unconsumed_tail:
            found += unpacking.decompress(unpacking.unconsumed_tail, size - len(found))
    return bytes(found)

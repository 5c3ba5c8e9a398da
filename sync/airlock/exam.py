"""What the worker of the « sas » does with an exam made of images."""

import zlib

from app.domain.errors import Refused
from app.imports import Reader
from sync.airlock.frames import CONTENT_MAX, Answer, Ask, Want


def imaged(reader: Reader, content: bytes, ask: Ask) -> tuple[Answer, bytes]:
    """Say where the images of an exam lie, or draw one with a look."""
    if ask.want is Want.STUDY:
        return Answer(study=reader.study(content)), b""
    drawn, scale = reader.shade(content, ask.rank, ask.width, ask.look)
    size = len(drawn.rgb)
    answer = Answer(width=drawn.width, height=drawn.height, size=size, scale=scale)
    return answer, drawn.rgb


def unpacked(content: bytes, size: int) -> bytes:
    """Return the *size* bytes an archive packed, or what was not packed (0).

    Raises Refused("import.damaged" | "import.too_large").
    """
    if not size:
        return content
    if size > CONTENT_MAX:
        raise Refused("import.too_large")
    try:
        found = zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, size)
    except zlib.error as error:
        raise Refused("import.damaged") from error
    if len(found) != size:
        raise Refused("import.damaged")
    return found

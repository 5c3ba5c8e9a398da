"""What the worker of the « sas » does with an exam made of images."""

from app.domain.errors import Refused
from app.domain.lent import Lent
from app.gates.paged import Foreign, Paged
from app.imports import Reader
from sync.airlock.frames import CONTENT_MAX, PAGED_MAX, Answer, Ask, Want
from sync.airlock.inflating import Inflating


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

    Many bytes are unpacked as they are read only. Raises
    Refused("import.damaged" | "import.too_large").
    """
    if not size:
        return content
    if size > PAGED_MAX:
        raise Refused("import.too_large")
    read = Inflating(content).read
    return Paged(Lent(size, read)) if size > CONTENT_MAX else read(0, size)

"""« Photographie » JPEG, upright whatever way the telephone was held."""

from io import BytesIO

from PIL.JpegImagePlugin import JpegImageFile

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.gates.damage import parsing
from app.gates.image import sized, taken_on, upright
from app.gates.pixels import Pixels, scaled
from app.imports import Confidence, Reader

_DECLARED_MAX = 120_000_000


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the first marker."""
    return Confidence.SURE if head.startswith(b"\xff\xd8\xff") else Confidence.NO


def read(content: bytes) -> Extract:
    """Check that the picture decodes and return the day it was taken."""
    with parsing():
        image = _opened(content, 1)
        image.load()
        return Extract("image/jpeg", 1, when=taken_on(image))


def draw(content: bytes, page: int, width: int) -> Pixels:
    """Draw the picture upright."""
    if page:
        raise Refused("import.no_page")
    with parsing():
        image = _opened(content, width)
        return scaled(upright(image), width)


def _opened(content: bytes, least: int) -> JpegImageFile:
    """Open without decoding, at the smallest scale not under *least* pixels."""
    image = JpegImageFile(BytesIO(content))
    sized(*image.size, most=_DECLARED_MAX)
    image.draft(None, (least, least))
    sized(*image.size)
    return image


READER = Reader(("image/jpeg",), sniff, read, draw)

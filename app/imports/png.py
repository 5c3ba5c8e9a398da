"""« Image » PNG, upright when it says how it was held."""

from io import BytesIO

from PIL.PngImagePlugin import PngImageFile

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.gates.damage import parsing
from app.gates.image import sized, upright
from app.gates.pixels import Pixels, scaled
from app.imports import Confidence, Reader

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the signature."""
    return Confidence.SURE if head.startswith(_SIGNATURE) else Confidence.NO


def read(content: bytes) -> Extract:
    """Check that the image decodes."""
    with parsing():
        _decoded(content)
    return Extract("image/png", 1)


def draw(content: bytes, page: int, width: int) -> Pixels:
    """Draw the image on white."""
    if page:
        raise Refused("import.no_page")
    with parsing():
        return scaled(upright(_decoded(content)), width)


def _decoded(content: bytes) -> PngImageFile:
    image = PngImageFile(BytesIO(content))
    sized(*image.size)
    image.load()
    return image


READER = Reader(("image/png",), sniff, read, draw)

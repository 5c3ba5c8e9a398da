"""« Document numérisé » TIFF, of one or several pages."""

from PIL.TiffImagePlugin import TiffImageFile

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.gates.damage import parsing
from app.gates.image import sized
from app.gates.paged import Foreign, opened
from app.gates.pixels import Pixels, scaled
from app.imports import PAGES_MAX, Confidence, Reader

_SIGNATURES = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise either byte order, classic or large."""
    return Confidence.SURE if head.startswith(_SIGNATURES) else Confidence.NO


def read(content: Foreign) -> Extract:
    """Count the pages and check that the first one decodes."""
    with parsing():
        image = TiffImageFile(opened(content))
        pages = _pages(image)
        _decode(image, 0)
    return Extract("image/tiff", pages)


def draw(content: Foreign, page: int, width: int) -> Pixels:
    """Draw one page upright, on white."""
    with parsing():
        image = TiffImageFile(opened(content))
        if page >= _pages(image):
            raise Refused("import.no_page")
        _decode(image, page)
        return scaled(image, width)


def _pages(image: TiffImageFile) -> int:
    """Count the directories one by one, so that a chain without end is left."""
    for page in range(1, PAGES_MAX + 1):
        try:
            image.seek(page)
        except EOFError:
            return page
    raise Refused("import.too_large")


def _decode(image: TiffImageFile, page: int) -> None:
    """Decode one page; the library turns it upright."""
    image.seek(page)
    sized(*image.size)
    image.load()


READER = Reader(("image/tiff",), sniff, read, draw, paged=True)

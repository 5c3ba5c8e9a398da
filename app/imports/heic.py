"""« Photographie » HEIC, as telephones make them; one file may hold several."""

from io import BytesIO

from pi_heif import (  # type: ignore[import-untyped]  # ships no types
    HeifImageFile,
    options,
)

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.gates.damage import parsing
from app.gates.image import sized, taken_on
from app.gates.pixels import Pixels, scaled
from app.imports import PAGES_MAX, Confidence, Reader

options.DECODE_THREADS = 1
options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False

_PIXELS_MAX = 25_000_000
"""The library keeps a picture three times while it decodes: it has 512 MiB."""
_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1")


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the brand of a still picture coded in HEVC."""
    known = head[4:8] == b"ftyp" and head[8:12] in _BRANDS
    return Confidence.SURE if known else Confidence.NO


def read(content: bytes) -> Extract:
    """Check that the first picture decodes; return the day and how many there are."""
    with parsing():
        image = _decoded(content, 0)
        return Extract("image/heic", image.n_frames, when=taken_on(image))


def draw(content: bytes, page: int, width: int) -> Pixels:
    """Draw one picture; the library turned it upright."""
    with parsing():
        return scaled(_decoded(content, page), width)


def _decoded(content: bytes, page: int) -> HeifImageFile:
    image = HeifImageFile(BytesIO(content))
    if image.n_frames > PAGES_MAX:
        raise Refused("import.too_large")
    if page >= image.n_frames:
        raise Refused("import.no_page")
    image.seek(page)
    sized(*image.size, most=_PIXELS_MAX)
    image.load()
    return image


READER = Reader(("image/heic",), sniff, read, draw)

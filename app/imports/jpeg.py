"""« Photographie » JPEG, upright whatever way the telephone was held."""

import re
from io import BytesIO

from PIL import TiffImagePlugin  # noqa: F401  (opens EXIF; loaded before the seal)
from PIL.ExifTags import IFD, Base
from PIL.Image import Transpose
from PIL.JpegImagePlugin import JpegImageFile

from app.domain.errors import Refused
from app.domain.foreign import Reading
from app.domain.when import When
from app.imports import Confidence, Pixels, Reader, parsing, scaled, sized

_DECLARED_MAX = 120_000_000
_DATE = re.compile(r"((?:19|20)\d\d):(\d\d):(\d\d)\b")
_TURNS = {
    "2": Transpose.FLIP_LEFT_RIGHT,
    "3": Transpose.ROTATE_180,
    "4": Transpose.FLIP_TOP_BOTTOM,
    "5": Transpose.TRANSPOSE,
    "6": Transpose.ROTATE_270,
    "7": Transpose.TRANSVERSE,
    "8": Transpose.ROTATE_90,
}


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the first marker."""
    return Confidence.SURE if head.startswith(b"\xff\xd8\xff") else Confidence.NO


def read(content: bytes) -> Reading:
    """Check that the picture decodes and return the day it was taken."""
    with parsing():
        image = _opened(content, 1)
        image.load()
        return Reading("image/jpeg", 1, when=_when(image))


def draw(content: bytes, page: int, width: int) -> Pixels:
    """Draw the picture upright."""
    if page:
        raise Refused("import.no_page")
    with parsing():
        image = _opened(content, width)
        turn = _TURNS.get(str(_tag(image, Base.Orientation)))
        upright = image.transpose(turn) if turn is not None else image
        return scaled(upright, width)


def _opened(content: bytes, least: int) -> JpegImageFile:
    """Open without decoding, at the smallest scale not under *least* pixels."""
    image = JpegImageFile(BytesIO(content))
    sized(*image.size, most=_DECLARED_MAX)
    image.draft(None, (least, least))
    sized(*image.size)
    return image


def _tag(image: JpegImageFile, tag: Base) -> object:
    """Return one EXIF value, or None when EXIF is absent or damaged."""
    try:
        with parsing():
            exif = image.getexif()
            return exif.get(tag) or exif.get_ifd(IFD.Exif).get(tag)
    except Refused:
        return None


def _when(image: JpegImageFile) -> When | None:
    match = _DATE.match(str(_tag(image, Base.DateTimeOriginal)))
    try:
        return When.parse("-".join(match.groups())) if match else None
    except Refused:
        return None


READER = Reader(("image/jpeg",), sniff, read, draw)

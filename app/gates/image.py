"""« Image » : weighed by the size it declares, before a single pixel is decoded."""

import re

from PIL import TiffImagePlugin  # noqa: F401  (opens EXIF; loaded before the seal)
from PIL.ExifTags import IFD, Base
from PIL.Image import Exif, Image, Transpose

from app.domain.errors import Refused
from app.domain.when import When
from app.gates.damage import parsing

PIXELS_DECODED = 40_000_000
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


def sized(width: int, height: int, *, most: int = PIXELS_DECODED) -> None:
    """Refuse a declared size before a single pixel of it is decoded."""
    if min(width, height) <= 0 or width * height > most:
        raise Refused("import.too_large")


def upright(image: Image) -> Image:
    """Turn a photograph the way its telephone was held."""
    turn = _TURNS.get(str(_said(image, Base.Orientation)))
    return image.transpose(turn) if turn is not None else image


def taken_on(image: Image) -> When | None:
    """Return the day a photograph was taken, if it says so."""
    match = _DATE.match(str(_said(image, Base.DateTimeOriginal)))
    try:
        return When.parse("-".join(match.groups())) if match else None
    except Refused:
        return None


def _said(image: Image, tag: Base) -> object:
    """Return one EXIF value, or None when EXIF is absent or damaged."""
    try:
        with parsing():
            exif: Exif = image.getexif()
            return exif.get(tag) or exif.get_ifd(IFD.Exif).get(tag)
    except Refused:
        return None

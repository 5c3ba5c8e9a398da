"""One image decoded and drawn, with what a ruler needs."""

from dataclasses import replace
from typing import Final

import numpy as np
import PIL.Image
from pydicom import dcmread
from pydicom.encaps import get_frame
from pydicom.pixels.processing import apply_color_lut
from pydicom.pixels.utils import pixel_array
from pydicom.uid import DeflatedExplicitVRLittleEndian

from app.domain.errors import Refused
from app.domain.imaging import Look, Scale
from app.gates.image import sized
from app.gates.pixels import Pixels, scaled
from app.imports import PAGES_MAX
from app.imports.dicom.coding import checked, decoder
from app.imports.dicom.greys import Greys, Values, asked, greys, range_of
from app.imports.dicom.header import File, framed, frames, numbers, spacing, word

PIXELS_MAX: Final = 18_000_000
"""Pixels of one image: the largest detectors have 17.6 million."""

_ITEM: Final = 12
_FLAT: Final = 2
_BYTE: Final = 8
_SQUARE: Final = 0.01
_STRETCH: Final = 10.0


def count(file: File) -> int:
    """Return how many images there are, 0 when this file holds none.

    Raises Refused("import.too_large" | "import.unknown_coding").
    """
    if not _has_pixels(file):
        return 0
    decoder(file.syntax)
    sized(*sides(file), most=PIXELS_MAX)
    found = frames(file.said)
    if found > PAGES_MAX:
        raise Refused("import.too_large")
    return found


def sides(file: File) -> tuple[int, int]:
    """Return columns and rows."""
    told = [numbers(file.said.get(tag)) for tag in ("Columns", "Rows")]
    columns, rows = (int(one[0]) if one else 0 for one in told)
    return columns, rows


def picture(file: File, frame: int, width: int, look: Look) -> tuple[Pixels, Scale]:
    """Draw one image at most *width* pixels across; raises as every reader."""
    if frame >= count(file):
        raise Refused("import.no_page")
    stored = _decoded(file, frame)
    if word(file.said, "PhotometricInterpretation") == "PALETTE COLOR":
        stored = apply_color_lut(stored, file.said)
    if stored.ndim > _FLAT:
        image, scale = _coloured(stored, file, look)
    else:
        image, scale = _grey(stored, file, frame, look)
    return _measured(image, spacing(file.said, frame), width, scale)


def _has_pixels(file: File) -> bool:
    deflated = file.syntax == DeflatedExplicitVRLittleEndian
    return "Rows" in file.said and (file.at >= 0 or deflated)


def _decoded(file: File, frame: int) -> Values:
    """Return the values of one image, as they are stored, in our byte order."""
    name = decoder(file.syntax)
    if file.syntax == DeflatedExplicitVRLittleEndian:
        file.source.seek(0)
        stored = pixel_array(dcmread(file.source, force=True), index=frame)
    else:
        if name:
            file.source.seek(file.at + _ITEM)
            total = frames(file.said)
            stream = get_frame(file.source, frame, number_of_frames=total)
            checked(stream, file.syntax, sides(file))
        stored = pixel_array(
            file.source,
            index=frame,
            decoding_plugin=name,
            transfer_syntax_uid=file.syntax,
            view_only=True,
        )
    return np.ascontiguousarray(stored, stored.dtype.newbyteorder("="))


def _grey(
    stored: Values, file: File, frame: int, look: Look
) -> tuple[PIL.Image.Image, Scale]:
    said = framed(file.said, frame)
    ends = range_of(stored, said)
    look = asked(look, said, ends)
    negative = word(file.said, "PhotometricInterpretation") == "MONOCHROME1"
    shown = greys(stored, said, look, negative=negative)
    return PIL.Image.fromarray(shown), Scale(low=ends[0], high=ends[1], look=look)


def _coloured(stored: Values, file: File, look: Look) -> tuple[PIL.Image.Image, Scale]:
    """Bring colours to 8 bits; a window has no sense for them."""
    said = word(file.said, "PhotometricInterpretation")
    stated = numbers(file.said.get("BitsStored"))
    depth = stored.dtype.itemsize * _BYTE
    if stated and said != "PALETTE COLOR":
        depth = min(depth, int(stated[0]))
    shown = stored >> (depth - _BYTE) if depth > _BYTE else stored
    bytes_: Greys = shown[..., :3].astype(np.uint8)
    if look.invert:
        bytes_ = 255 - bytes_
    return PIL.Image.fromarray(bytes_), Scale(look=Look(invert=look.invert))


def _measured(
    image: PIL.Image.Image, pitch: tuple[float, float], width: int, scale: Scale
) -> tuple[Pixels, Scale]:
    """Draw square pixels, and say how many millimetres each one is."""
    across, down = pitch
    if across and abs(down / across - 1) > _SQUARE:
        stretch = min(max(down / across, 1 / _STRETCH), _STRETCH)
        tall = max(1, round(image.height * stretch))
        sized(image.width, tall, most=PIXELS_MAX)
        image = image.resize((image.width, tall))
        down = across
    drawn = scaled(image, width)
    spread = image.width / drawn.width
    told = replace(scale, across=across * spread, down=down * spread)
    return drawn, told

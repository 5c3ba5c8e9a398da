"""« Page imprimée » : pixels packed the way a PDF holds them."""

import zlib
from io import BytesIO

from PIL import Image

from app.domain.scan import Plate

_QUALITY = 78
_LEVEL = 9


def packed(image: Image.Image) -> Plate:
    """Return a page packed: JPEG in colours, exact bits in black and white."""
    if image.mode == "1":
        bits = zlib.compress(image.tobytes(), _LEVEL)
        return Plate(*image.size, "FlateDecode", 1, 1, bits)
    held = BytesIO()
    image.convert("RGB").save(held, "JPEG", quality=_QUALITY, optimize=True)
    return Plate(*image.size, "DCTDecode", 8, 3, held.getvalue())

"""Codes of every shape, drawn by an encoder that is not the program's."""

from io import BytesIO

import zxingcpp
from PIL import Image

from app.domain.prescribed import Square

FORMATS = {
    Square.QR: zxingcpp.BarcodeFormat.QRCode,
    Square.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
    Square.AZTEC: zxingcpp.BarcodeFormat.Aztec,
}
ACROSS = 1600
_A4 = 297 / 210


def square(text: str, shape: Square = Square.QR, *, scale: int = 4) -> Image.Image:
    """Return a code alone, black on white."""
    made = zxingcpp.create_barcode(text, FORMATS[shape])
    return Image.fromarray(made.to_image(scale=scale, add_quiet_zones=True))


def page(*texts: str, shape: Square = Square.QR, side: float = 5) -> Image.Image:
    """Return an A4 page with one code under the other, each *side* cm wide."""
    paper = Image.new("L", (ACROSS, round(ACROSS * _A4)), 255)
    pixels = round(ACROSS * side / 21)
    for rank, text in enumerate(texts):
        drawn = square(text, shape, scale=8)
        down = round(pixels * drawn.height / drawn.width)
        paper.paste(drawn.resize((pixels, down)), (200, 200 + rank * (pixels + 60)))
    return paper


def png(image: Image.Image) -> bytes:
    """Return the bytes of a picture."""
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def pdf(*pages: Image.Image) -> bytes:
    """Return the bytes of a document of several pages."""
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=194)
    return out.getvalue()

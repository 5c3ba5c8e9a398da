"""« Codes » : the squares drawn on a page, read as text that claims nothing."""

import re
from collections.abc import Iterator

import zxingcpp
from PIL import Image

from app.crypto import jws
from app.domain.certificate import Certificate
from app.domain.errors import Refused
from app.domain.prescribed import Code, Prescription, Square
from app.fhir import prescription
from app.gates import certificate

TEXT_MAX = 4_296
"""Characters kept of one code; what is longer is left out whole."""
WRITTEN_MAX = 64 << 10
"""Bytes of a text looked at: a certificate is 600 characters or so."""
_SHORTEST = 3
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1c\x7f-\x9f\ud800-\udfff\ufffd]")
"""What no code of ours holds; 1d to 1f part the fields of a 2D-Doc."""

_SQUARES = {
    zxingcpp.BarcodeFormat.QRCode: Square.QR,
    zxingcpp.BarcodeFormat.DataMatrix: Square.DATA_MATRIX,
    zxingcpp.BarcodeFormat.Aztec: Square.AZTEC,
}
_FORMATS = zxingcpp.BarcodeFormats(list(_SQUARES))


def codes(width: int, height: int, rgb: bytes) -> Iterator[Code]:
    """Give the codes of a page drawn: *rgb* is width × height × 3 bytes."""
    grey = Image.frombytes("RGB", (width, height), rgb).convert("L").tobytes()
    for found in zxingcpp.read_barcodes(
        memoryview(grey).cast("B", (height, width)),
        formats=_FORMATS,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    ):
        square, text = _SQUARES.get(found.format), found.text
        sound = _SHORTEST <= len(text) <= TEXT_MAX and not _HIDDEN.search(text)
        if square and sound:
            yield Code(square, text, _prescribed(text), attested(text))


def written(content: bytes) -> Iterator[Code]:
    """Give the certificates typed in a text, each on its line."""
    for line in content[:WRITTEN_MAX].decode("ascii", "replace").splitlines():
        found = attested(line) if len(line) <= TEXT_MAX else None
        if found:
            yield Code(Square.QR, line, certificate=found)


def attested(text: str) -> Certificate | None:
    """Return what a code attests, None for any other code."""
    try:
        return certificate.read(text) if text.startswith(certificate.PREFIX) else None
    except Refused:
        return None


def _prescribed(text: str) -> Prescription | None:
    try:
        return prescription.read(jws.unverified(text))
    except Refused:
        return None


list(codes(8, 8, bytes(8 * 8 * 3)))  # whatever it loads, it loads before the seal

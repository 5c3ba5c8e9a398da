"""How the pixels are written, which library reads it, and the size declared inside."""

import struct
from typing import Final

import PIL.Image
from pydicom.uid import (
    HTJ2K,
    JPEG2000,
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    HTJ2KLossless,
    HTJ2KLosslessRPCL,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)

from app.domain.errors import Refused
from app.gates.image import sized

PIL.Image.preinit()  # its formats are loaded when first used; no file opens once sealed

PLAIN: Final = frozenset(
    {
        ImplicitVRLittleEndian,
        ExplicitVRLittleEndian,
        ExplicitVRBigEndian,
        DeflatedExplicitVRLittleEndian,
    }
)
"""Written as they are."""

DECODERS: Final = {
    RLELossless: "pydicom",
    JPEGBaseline8Bit: "pillow",
    JPEGExtended12Bit: "pillow",
    JPEGLossless: "gdcm",
    JPEGLosslessSV1: "gdcm",
    JPEGLSLossless: "gdcm",
    JPEGLSNearLossless: "gdcm",
    JPEG2000Lossless: "pylibjpeg",
    JPEG2000: "pylibjpeg",
    HTJ2KLossless: "pylibjpeg",
    HTJ2KLosslessRPCL: "pylibjpeg",
    HTJ2K: "pylibjpeg",
}
"""One decoder each: a file that one refuses is not tried on the others.

JPEG-LS goes to gdcm: broken streams never end in the other one (pyjpegls 1.5).
"""

_BOXED: Final = b"\0\0\0\x0cjP  \r\n\x87\n"
_BOX: Final = struct.Struct(">I4s")
_SIZ: Final = b"\xff\x4f\xff\x51"
_SIZ_SIDES: Final = struct.Struct(">8x2I8x")
_OFFSETS: Final = struct.Struct(">16x2I")
_FRAMES: Final = {*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC}
_MARKERS_MAX: Final = 1_000


def decoder(syntax: UID) -> str:
    """Return the decoder of a syntax, "" for pixels as they are.

    Raises Refused("import.unknown_coding").
    """
    if syntax not in PLAIN and syntax not in DECODERS:
        raise Refused("import.unknown_coding")
    return DECODERS.get(syntax, "")


def checked(stream: bytes, syntax: UID, sides: tuple[int, int]) -> None:
    """Refuse a stream whose own size is not the one announced (columns, rows).

    Raises Refused("import.too_large" | "import.damaged").
    """
    if syntax == RLELossless:
        return
    found = _wavelet(stream) if DECODERS[syntax] == "pylibjpeg" else _jpeg(stream)
    sized(*found)
    if found != sides:
        raise Refused("import.damaged")


def _wavelet(stream: bytes) -> tuple[int, int]:
    """Read the size of a JPEG 2000 stream, bare or in its box."""
    at = _unboxed(stream)
    if not stream.startswith(_SIZ, at):
        raise Refused("import.damaged")
    right, bottom = _SIZ_SIDES.unpack_from(stream, at)
    left, top = _OFFSETS.unpack_from(stream, at)
    return right - left, bottom - top


def _unboxed(stream: bytes) -> int:
    """Return where the stream starts; a box without length would be walked for ever."""
    if not stream.startswith(_BOXED):
        return 0
    at = len(_BOXED)
    while True:
        length, kind = _BOX.unpack_from(stream, at)
        if kind == b"jp2c":
            return at + _BOX.size
        if length < _BOX.size:
            raise Refused("import.damaged")
        at += length


def _jpeg(stream: bytes) -> tuple[int, int]:
    """Read the size in the frame header of a JPEG or JPEG-LS stream."""
    at = stream.find(b"\xff\xd8") + 2
    for _ in range(_MARKERS_MAX):
        (marker, length) = struct.unpack_from(">xBH", stream, at)
        if marker in _FRAMES:
            rows, columns = struct.unpack_from(">xHH", stream, at + 4)
            return columns, rows
        at += 2 + length
    raise Refused("import.damaged")

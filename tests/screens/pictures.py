"""A white page as PNG, made without any library."""

import struct
import zlib

from app.domain.foreign import Picture


def white_page(width: int, height: int) -> Picture:
    """Return a white picture of that size."""
    rows = b"".join(b"\x00" + b"\xff" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    chunks = b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in body
    )
    return Picture(b"\x89PNG\r\n\x1a\n" + chunks, width, height)

"""A paper as a real PDF: a few lines of type, and in large letters what it is."""

from collections.abc import Sequence
from typing import Final

_ACROSS, _DOWN = 595, 842
_LEFT, _TOP = 64, 770
_TITLE, _BODY = 20, 13
_SIDE, _FOOT = 170, 130
_MARK: Final = b"q 0.88 g BT /F 92 Tf 0.87 0.5 -0.5 0.87 120 200 Tm (EXEMPLE) Tj ET Q"

Rows = Sequence[Sequence[int]]


def sheet(
    title: str, lines: Sequence[str], *, pages: int = 1, square: Rows = ()
) -> bytes:
    """Return a PDF of *pages* pages saying *lines*, marked EXEMPLE across each.

    *square* is drawn at the foot of each: rows of modules, 1 for dark.
    """
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    numbers = range(4, 4 + 2 * pages, 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(fr)>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        font,
    ]
    for rank, number in enumerate(numbers, 1):
        folio = [f"Page {rank} / {pages}"] if pages > 1 else []
        shown = _shown(title, [*lines, *folio]) + _drawn(square)
        objects += [_page(number + 1), _stream(shown)]
    return _bound(objects)


def _shown(title: str, lines: Sequence[str]) -> bytes:
    head = b"BT /F %d Tf %d %d Td %s Tj ET" % (_TITLE, _LEFT, _TOP, _literal(title))
    body = b"\n".join(_literal(line) + b" Tj T*" for line in lines)
    start = b"BT /F %d Tf 24 TL %d %d Td\n" % (_BODY, _LEFT, _TOP - 60)
    return b"\n".join((_MARK, head, start, body, b"ET"))


def _drawn(square: Rows) -> bytes:
    """Return a picture of one bit a module, six centimetres wide."""
    if not square:
        return b""
    rows = ("".join("10"[bool(one)] for one in row) for row in square)
    body = b"".join(_packed(row) for row in rows)
    place = b"\nq %d 0 0 %d %d %d cm" % (_SIDE, _SIDE, _LEFT, _FOOT)
    image = b"BI /W %d /H %d /BPC 1 /CS /G /F /AHx ID" % (len(square[0]), len(square))
    return b"%s %s %s> EI Q" % (place, image, body.hex().encode())


def _packed(bits: str) -> bytes:
    """Return eight bits a byte, the last one filled up with white."""
    count = -(-len(bits) // 8)
    return int(bits.ljust(8 * count, "1"), 2).to_bytes(count, "big")


def _literal(text: str) -> bytes:
    raw = text.encode("cp1252", "replace").replace(b"\\", b"\\\\")
    return b"(" + raw.replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _page(content: int) -> bytes:
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R"
        b"/Resources<</Font<</F 3 0 R>>>>>>" % (_ACROSS, _DOWN, content)
    )


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _bound(objects: Sequence[bytes]) -> bytes:
    """Number the objects and write the table that finds them."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table, size = len(out), len(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table)
    return bytes(out)

"""« Reliure » : pages printed apart, bound in one PDF that never varies."""

from collections.abc import Iterable, Sequence

from app.domain.scan import Plate

_A4 = (595.28, 841.89)
"""Width and height in points."""
_SPACES = {1: b"/DeviceGray", 3: b"/DeviceRGB"}
_FIRST = 3


def bound(plates: Sequence[Plate]) -> bytes:
    """Return the PDF of these pages, each as large as it can be on A4.

    The same pages give the same bytes: no date, no name of a program.
    """
    kids = b" ".join(b"%d 0 R" % (_FIRST + 3 * rank) for rank in range(len(plates)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(plates), kids),
    ]
    for rank, plate in enumerate(plates):
        objects += _page(plate, _FIRST + 3 * rank)
    return _written(objects)


def _page(plate: Plate, number: int) -> Iterable[bytes]:
    """Return a page, what is drawn on it, and its picture."""
    short, long = _A4
    room = (short, long) if plate.height >= plate.width else (long, short)
    scale = min(room[0] / plate.width, room[1] / plate.height)
    size = b"%.2f" % (plate.width * scale), b"%.2f" % (plate.height * scale)
    yield (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R"
        b"/Resources<</XObject<</I %d 0 R>>>>>>" % (*size, number + 1, number + 2)
    )
    yield _stream(b"", b"q %s 0 0 %s 0 0 cm /I Do Q" % size)
    told = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s"
        b"/BitsPerComponent %d/Filter/%s"
        % (
            plate.width,
            plate.height,
            _SPACES[plate.colours],
            plate.bits,
            plate.filter.encode(),
        )
    )
    yield _stream(told, plate.content)


def _stream(told: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (told, len(content), content)


def _written(objects: Sequence[bytes]) -> bytes:
    """Return the file: its objects, where each begins, where that is told."""
    made, starts = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), list[int]()
    for number, content in enumerate(objects, 1):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count, at = len(objects) + 1, len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, at)
    return bytes(made)

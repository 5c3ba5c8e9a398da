"""Reads a print back: its words, its pixels, its QR square, without our own code."""

from collections.abc import Callable, Iterator, Sequence
from ctypes import create_string_buffer
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # ships no types

MM = 72 / 25.4
_KIND = 64
"""Bytes enough for the name of a kind."""
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_SIDE, _ALIGNED = 29, 22
"""Of a square of version 3: modules across, centre of its small mark."""
_MASKS: Sequence[Callable[[int, int], bool]] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, _: y % 2 == 0,
    lambda _, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: (y * x) % 2 + (y * x) % 3 == 0,
    lambda y, x: ((y * x) % 2 + (y * x) % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + (y * x) % 3) % 2 == 0,
)
Modules = list[list[bool]]


def words(pdf: bytes) -> list[str]:
    """Return what each page says, plain spaces."""
    pages = pypdfium2.PdfDocument(pdf)
    said = (pages[rank].get_textpage().get_text_range() for rank in range(len(pages)))
    return [text.replace("\u00a0", " ").replace("\r\n", "\n") for text in said]


def told(pdf: bytes) -> list[list[str]]:
    """Return what each page tells who listens: the kind of each element, in order."""
    document = pypdfium2.PdfDocument(pdf)
    assert pdfium.FPDFCatalog_IsTagged(document)
    return [_kinds(document[rank]) for rank in range(len(document))]


def _kinds(page: Any) -> list[str]:  # noqa: ANN401 - a page of pdfium
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    whole = pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0)
    count = pdfium.FPDF_StructElement_CountChildren(whole)
    ranks = range(count)
    found = [pdfium.FPDF_StructElement_GetChildAtIndex(whole, one) for one in ranks]
    return [_kind(one) for one in found if one]


def _kind(element: Any) -> str:  # noqa: ANN401 - an element of pdfium
    room = create_string_buffer(_KIND)
    size = pdfium.FPDF_StructElement_GetType(element, room, _KIND)
    return room.raw[: max(0, size - 2)].decode("utf-16-le")


def sizes(pdf: bytes) -> set[int]:
    """Return the sizes of type a document uses, in points; 1 is a blank's."""
    found = set()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for rank in range(text.count_chars()):
            found.add(round(pdfium.FPDFText_GetFontSize(text, rank)))
    return found - {1}


def paths(pdf: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Return left, top, width, height of each drawn shape, in millimetres."""
    sheet = pypdfium2.PdfDocument(pdf)[page]
    height = sheet.get_height()
    drawn = sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
    boxes = (shape.get_bounds() for shape in drawn)
    return [
        (left / MM, (height - top) / MM, (right - left) / MM, (top - bottom) / MM)
        for left, bottom, right, top in boxes
    ]


def picture(pdf: bytes, page: int = 0) -> Any:  # noqa: ANN401 - a picture of Pillow
    """Draw a page, in greys."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=2).to_pil().convert("L")


def square(pdf: bytes) -> tuple[float, str]:
    """Return the side in millimetres of the QR square, and what it says."""
    dots = [box for box in paths(pdf) if abs(box[2] - box[3]) < 0.01 and box[2] < 3]
    left, top = min(box[0] for box in dots), min(box[1] for box in dots)
    right = max(box[0] + box[2] for box in dots)
    step = (right - left) / _SIDE
    places = {(round((y - top) / step), round((x - left) / step)) for x, y, *_ in dots}
    modules = [[(y, x) in places for x in range(_SIDE)] for y in range(_SIDE)]
    return right - left, said(modules)


def said(modules: Modules) -> str:
    """Decode the alphanumeric text of a square of version 3, by the norm alone."""
    masked = _MASKS[_mask(modules)]
    bits = "".join(str(int(modules[y][x] ^ masked(y, x))) for y, x in _walk())
    assert bits[:4] == "0010", "alphanumeric"
    count, at, text = int(bits[4:13], 2), 13, ""
    while count > 1:
        pair, at, count = int(bits[at : at + 11], 2), at + 11, count - 2
        text += _ALPHANUMERIC[pair // 45] + _ALPHANUMERIC[pair % 45]
    return text + (_ALPHANUMERIC[int(bits[at : at + 6], 2)] if count else "")


def _mask(modules: Modules) -> int:
    """Read which pattern the modules were crossed with, beside the first mark."""
    bits = [modules[8][x] for x in (2, 3, 4)]
    return int("".join(str(int(bit)) for bit in bits), 2) ^ 0b101


def _walk() -> Iterator[tuple[int, int]]:
    """Give the places of the text, two columns at a time, from the right."""
    up = True
    for right in (*range(_SIDE - 1, 6, -2), *range(5, 0, -2)):
        for y in range(_SIDE - 1, -1, -1) if up else range(_SIDE):
            yield from ((y, x) for x in (right, right - 1) if not _fixed(y, x))
        up = not up


def _fixed(y: int, x: int) -> bool:
    """Say whether a place belongs to the marks of the square."""
    corners = (y < 9 and (x < 9 or x > _SIDE - 9)) or (y > _SIDE - 9 and x < 9)
    aligned = max(abs(y - _ALIGNED), abs(x - _ALIGNED)) <= 2
    return corners or aligned or 6 in (y, x)

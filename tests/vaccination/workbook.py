"""« Classeur » : the rows of a sheet, by the names of its first row."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from lxml.etree import _Element, fromstring

_NAMES: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows(place: Path, asked: str) -> Iterator[Mapping[str, str]]:
    """Give the rows of the sheet that has a column of this name.

    Raises StopIteration when none has.
    """
    with ZipFile(place) as book:
        shared = list(_texts(fromstring(book.read("xl/sharedStrings.xml"))))
        sheets = sorted(one for one in book.namelist() if "/worksheets/sheet" in one)
        for name in sheets:
            found = [_row(one, shared) for one in _all(book.read(name), "row")]
            if found and asked in found[0].values():
                yield from _named(found)


def _named(found: list[dict[str, str]]) -> Iterator[Mapping[str, str]]:
    names = found[0]
    for row in found[1:]:
        yield {names[at]: text for at, text in row.items() if at in names and text}


def _row(row: _Element, shared: list[str]) -> dict[str, str]:
    """Return the texts of a row by their column."""
    cells = {}
    for cell in row.iter(f"{_NAMES}c"):
        value = cell.findtext(f"{_NAMES}v")
        if value is not None:
            column = str(cell.get("r")).rstrip("0123456789")
            cells[column] = shared[int(value)] if cell.get("t") == "s" else value
    return cells


def _texts(tree: _Element) -> Iterator[str]:
    for one in tree.iter(f"{_NAMES}si"):
        yield "".join(part.text or "" for part in one.iter(f"{_NAMES}t"))


def _all(page: bytes, tag: str) -> Iterator[_Element]:
    return fromstring(page).iter(f"{_NAMES}{tag}")

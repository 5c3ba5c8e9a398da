"""Tables of the apps people use: lines of cells, as spreadsheets and phones write them.

The separator is seen on the first lines; a cell may be quoted, hold line ends and
commas. A line too long to be honest ends the reading.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, islice
from typing import BinaryIO, Final

from app.domain.device import Special
from app.domain.errors import Refused
from app.domain.folding import plain
from app.gates.paged import Foreign, opened

LINE_MAX: Final = 64 << 10
"""Bytes of one line of cells, however many lines of text it takes."""
CELL_MAX: Final = 100
"""Characters kept of a cell: nothing we read is longer."""
_SEPARATORS: Final = ";\t,"
"""In the order they are believed: a comma may be that of a number."""
_LOOKED_AT: Final = 10
"""Lines the separator is seen on."""
_BOM: Final = b"\xef\xbb\xbf"
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f]+")
_BEYOND: Final = dict.fromkeys(("lo", "low", "bas", "faible"), Special.NEG_INF) | (
    dict.fromkeys(("hi", "high", "haut", "eleve", "elevee"), Special.POS_INF)
)
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,12})?")


@dataclass(frozen=True, slots=True)
class Row:
    """« Ligne » : its number in the file (from 1), its bytes, its cells."""

    line: int
    raw: bytes = field(repr=False)
    cells: tuple[str, ...] = field(repr=False)

    def cell(self, place: int | None) -> str:
        """Return the cell at a place, "" where the line has none there."""
        known = place is not None and place < len(self.cells)
        return self.cells[place] if known and place is not None else ""


def rows(content: Foreign) -> Iterator[Row]:
    """Give the lines of a table, empty ones left out.

    Raises Refused("import.damaged") at a line no table has.
    """
    with opened(content) as file:
        first = list(islice(_lines(file), _LOOKED_AT))
        separator = separator_of(first)
        source = _Source(chain(first, _lines(file)))
        try:
            for cells in csv.reader(source, delimiter=separator):
                row = Row(source.line, source.taken(), tuple(map(_shown, cells)))
                if any(row.cells):
                    yield row
        except csv.Error as error:
            raise Refused("import.damaged") from error


def under(content: Foreign, header: int) -> Iterator[Row]:
    """Give the lines of a table under the one that names its columns."""
    return (row for row in rows(content) if row.line > header)


def separator_of(lines: Sequence[bytes]) -> str:
    """Return what stands between the cells: the most frequent on some line."""
    seen = {
        sign: max((_text(one).count(sign) for one in lines), default=0)
        for sign in _SEPARATORS
    }
    return max(_SEPARATORS, key=lambda sign: seen[sign])


def columns(header: Row) -> Mapping[str, int]:
    """Return the place of each column by its folded name, the first one wins."""
    places = reversed(list(enumerate(header.cells)))
    return {folded(name): place for place, name in places}


def folded(text: str) -> str:
    """Return words to compare: no accent, no capital, single spaces."""
    return " ".join(plain(text).split())


def number(text: str) -> Decimal | None:
    """Return a number written with a dot or a comma, None for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    return Decimal(found[0].replace(",", ".")) if found else None


def stated(text: str) -> Decimal | Special | None:
    """Return what a meter says: a number, or that it lies beyond what it measures."""
    return _BEYOND.get(folded(text)) or number(text)


class _Source:
    """Gives lines of text, and remembers the bytes of the one being read."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._raw = b""
        self._next = 1
        self.line = 1

    def __iter__(self) -> Iterator[str]:
        for raw in self._lines:
            if not self._raw:
                self.line = self._next
            self._next += 1
            self._raw += raw
            if len(self._raw) > LINE_MAX:
                raise Refused("import.damaged")
            yield _text(raw)

    def taken(self) -> bytes:
        raw, self._raw = self._raw, b""
        return raw.rstrip(b"\r\n")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(LINE_MAX + 1):
        yield line.removeprefix(_BOM)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _shown(cell: str) -> str:
    if len(cell) <= CELL_MAX and cell.isprintable():
        return cell.strip()
    return _UNSEEN.sub(" ", cell[: 2 * CELL_MAX]).strip()[:CELL_MAX]

"""The tables of a narrative: captions, the names of columns, then the rows."""

import re
from collections.abc import Iterator, Sequence

from app.domain.foreign import Block, Shape
from app.gates.xml import Element
from app.imports.cda.inline import inline, tidy
from app.imports.cda.nodes import tag

CELL_MAX = 4_000
_SPAN = re.compile("[1-9][0-9]{0,3}")
_SPAN_MAX = 50
_CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot")
Row = list[str]


def table(node: Element) -> Iterator[Block]:
    """Give a table as blocks; columns are always named first, with "" at worst.

    A title over the whole width is a caption; a cell that stands over several rows
    is said again in each, a column that says nothing is left out.
    """
    for part in node:
        if tag(part) == "caption" and (said := _words(part)):
            yield Block(Shape.CAPTION, (said,))
    heads, rows = _rows(node)
    yield from (Block(Shape.CAPTION, tuple(head)) for head in heads if len(head) == 1)
    columns = _columns(heads)
    filled = [row for row in _filled(rows, len(columns)) if any(row)]
    kept = _used(columns, filled)
    if columns or filled:
        yield Block(Shape.COLUMNS, _of(kept, columns) or ("",))
    for row in filled:
        labelled = len(row) == len(columns)
        yield Block(Shape.ROW, _of(kept, row) if labelled else tuple(row))


def row_of(node: Element, row: Element) -> list[tuple[str, str]]:
    """Return what one row of a table says under the name of each column."""
    heads, rows = _rows(node)
    columns = _columns(heads)
    for line, filled in zip(rows, _filled(rows, len(columns)), strict=True):
        if line is row and len(filled) == len(columns):
            return list(zip(columns, filled, strict=True))
    return []


def _used(columns: Row, rows: Sequence[Row]) -> list[int]:
    """Return the columns in which some row says something; all, without a row."""
    whole = [row for row in rows if len(row) == len(columns)]
    every = range(len(columns))
    return [at for at in every if any(row[at] for row in whole)] or list(every)


def _of(kept: Sequence[int], row: Row) -> tuple[str, ...]:
    return tuple(row[at] for at in kept)


def _rows(node: Element) -> tuple[list[Row], list[Element]]:
    """Part the rows of titles, each column named, from those of the body."""
    lines = [(tag(group), row) for group in node for row in _lines(group)]
    first = lines[0][1] if lines else None
    heads, rows = list[Row](), list[Element]()
    for group, row in lines:
        if group == "thead" or (row is first and all(tag(c) == "th" for c in row)):
            heads.append(_titles(row))
        else:
            rows.append(row)
    return [head for head in heads if any(head)], rows


def _lines(group: Element) -> list[Element]:
    if tag(group) == "tr":
        return [group]
    inside = tag(group) in _GROUPS
    return [row for row in group if tag(row) == "tr"] if inside else []


def _titles(row: Element) -> Row:
    """Name each column a title stands over; one title alone is said once."""
    cells = [cell for cell in row if tag(cell) in _CELLS]
    if len(cells) == 1:
        return [_words(cells[0])]
    return [_words(cell) for cell in cells for _ in range(_span(cell, "colspan"))]


def _columns(heads: Sequence[Row]) -> Row:
    """Join the titles that stand one over the other; one alone names no column."""
    several = [head for head in heads if len(head) > 1]
    width = max(map(len, several), default=0)
    stacked = [[head[at] for head in several if at < len(head)] for at in range(width)]
    return [" · ".join(dict.fromkeys(filter(None, titles))) for titles in stacked]


def _filled(rows: Sequence[Element], width: int) -> Iterator[Row]:
    """Give the words of each row, those of a taller cell above among them.

    A row of a few wide cells is not parted in columns: it says something else.
    """
    held: dict[int, tuple[int, str]] = {}
    for row in rows:
        filled = list[str]()
        cells = [cell for cell in row if tag(cell) in _CELLS]
        for cell in cells:
            _again(filled, held)
            if (lasts := _span(cell, "rowspan")) > 1:
                held[len(filled)] = (lasts - 1, _words(cell))
            filled.append(_words(cell))
            if width and 2 * len(cells) > width:
                filled += [""] * (_span(cell, "colspan") - 1)
        _again(filled, held)
        while len(filled) > width and filled and not filled[-1]:
            filled.pop()
        yield filled


def _again(filled: Row, held: dict[int, tuple[int, str]]) -> None:
    """Say what stands over the next columns, one row less from now on."""
    while (at := len(filled)) in held:
        lasts, said = held.pop(at)
        filled.append(said)
        if lasts > 1:
            held[at] = (lasts - 1, said)


def _words(cell: Element) -> str:
    return tidy(inline(cell))[:CELL_MAX]


def _span(cell: Element, name: str) -> int:
    """Return over how many columns or rows a cell stands."""
    said = _SPAN.fullmatch(cell.get(name, ""))
    return min(int(said[0]), _SPAN_MAX) if said else 1

"""The tables of a narrative: captions, the names of columns, then the rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from app.domain.foreign import Block, Shape
from app.gates.xml import Element
from app.imports.cda.inline import inline, tidy
from app.imports.cda.nodes import tag

CELL_MAX = 4_000
_SPAN = re.compile("[1-9][0-9]{0,3}")
_SPAN_MAX = 50
_CELLS = ("td", "th")
_TR, _THEAD = "{*}tr", "{*}thead"
_GROUPS = (_THEAD, "{*}tbody", "{*}tfoot")
_WIDEST = 100
ROWS_MAX = 6_000
HEADS_MAX = 20
Row = list[str]
Held = dict[int, tuple[int, str]]


def table(node: Element) -> Iterator[Block]:
    """Give a table as blocks; columns are always named first, with "" at worst.

    A title over the whole width is a caption; a cell that stands over several rows
    is said again in each, a column without words is left out.
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
    """Return what one row of a table says under the name of each column.

    Nothing when it has not one cell a column: then no name is sure.
    """
    columns = _columns([_titles(line) for line in _heads(node)])
    (filled,) = _filled([row], len(columns))
    sure = len(filled) == len(columns) and any(columns)
    return list(zip(columns, filled, strict=True)) if sure else []


def _used(columns: Row, rows: Sequence[Row]) -> list[int]:
    """Leave out the columns no row fills, nameless or named as another one."""
    whole = [row for row in rows if len(row) == len(columns)]
    filled = [at for at in range(len(columns)) if any(row[at] for row in whole)]
    said = ["", *(columns[at] for at in filled)]
    named = [at for at, name in enumerate(columns) if columns.index(name) == at]
    return sorted({*filled, *(at for at in named if columns[at] not in said)})


def _of(kept: Sequence[int], row: Row) -> tuple[str, ...]:
    return tuple(row[at] for at in kept)


def _rows(node: Element) -> tuple[list[Row], list[Element]]:
    """Part the rows of titles, each column named, from those of the body."""
    heads = _heads(node)
    titles = [_titles(row) for row in heads]
    apart = set(heads)
    rows = [row for row in islice(_lines(node), ROWS_MAX) if row not in apart]
    return [title for title in titles if any(title)], rows


def _heads(node: Element) -> list[Element]:
    """Return the rows of titles: those said to be, else the first when all agree."""
    within = (
        row for head in node.iterchildren(_THEAD) for row in head.iterchildren(_TR)
    )
    said = list(islice(within, HEADS_MAX))
    first = next(_lines(node), None)
    if said or first is None or any(tag(cell) != "th" for cell in first):
        return said
    return [first]


def _lines(node: Element) -> Iterator[Element]:
    for group in node.iterchildren(_TR, *_GROUPS):
        if tag(group) == "tr":
            yield group
        else:
            yield from group.iterchildren(_TR)


def _titles(row: Element) -> Row:
    """Name each column a title stands over; one title alone is said once."""
    cells = [cell for cell in row if tag(cell) in _CELLS]
    if len(cells) == 1:
        return [_words(cells[0])]
    named = (_words(cell) for cell in cells for _ in range(_span(cell, "colspan")))
    return list(islice(named, _WIDEST))


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
    held: Held = {}
    for row in rows:
        cells = [cell for cell in row if tag(cell) in _CELLS]
        filled = _spread(cells, held, wide=2 * len(cells) > width > 0)
        while len(filled) > width and filled and not filled[-1]:
            filled.pop()
        yield filled


def _spread(cells: Sequence[Element], held: Held, *, wide: bool) -> Row:
    """Put each cell in its column; one over several columns leaves the next empty."""
    filled = list[str]()
    for cell in cells[:_WIDEST]:
        _again(filled, held)
        if (lasts := _span(cell, "rowspan")) > 1:
            held[len(filled)] = (lasts - 1, _words(cell))
        filled.append(_words(cell))
        if wide and len(filled) < _WIDEST:
            filled += [""] * (_span(cell, "colspan") - 1)
    _again(filled, held)
    return filled


def _again(filled: Row, held: Held) -> None:
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

"""« Document » on paper: whose it is, what it is, its pages or its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from app.domain.entry import Entry
from app.domain.foreign import Block, Shape
from app.domain.lent import pieces_of
from app.flows.documents import Documents
from views.prints.sheet import LARGE, PINE, Sheet
from views.text import _, date_short

_PDF: Final = "application/pdf"
_ACROSS: Final = 1600
"""Pixels across a page on paper: two hundred dots an inch."""
_COLUMNS_MAX: Final = 4
"""Columns that stay readable on paper; a wider table is said row by row."""
_INDENT: Final = 6.0


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a document: *pictures* (PNG), else *blocks*, else *text*.

    *name* is whose space it is, *said* the lines under the title, *band* the colour
    of its category, *day* today.
    """

    name: str
    title: str = field(repr=False)
    said: Sequence[str] = field(repr=False)
    day: date
    band: str = PINE
    pictures: Sequence[bytes] = field(default=(), repr=False)
    blocks: Sequence[Block] = field(default=(), repr=False)
    text: str = field(default="", repr=False)


def paper(
    documents: Documents,
    entry: Entry,
    said: Sequence[str],
    *,
    name: str,
    day: date,
    band: str,
) -> bytes:
    """Return the PDF received, else ours: pages, the page of words, or words.

    The other words are those of `Printed`.
    """
    files = documents.originals(entry.id)
    if [one.media_type for one in files] == [_PDF]:
        return b"".join(pieces_of(documents.opened(entry.id)))
    blocks, text = documents.lay(entry.id).blocks, ""
    ranks = range(0 if blocks else documents.pages(entry.id))
    drawn = [documents.draw(entry.id, rank, _ACROSS).png for rank in ranks]
    if not blocks and not drawn:
        text = documents.text(entry.id)
    return document(
        Printed(name, entry.title, said, day, band, drawn, blocks, text=text)
    )


def document(printed: Printed, *, fonts: Path | None = None) -> bytes:
    """Return its pages as a PDF; equal documents give equal bytes."""
    sheet = Sheet(printed.title, day=printed.day, band=printed.band, fonts=fonts)
    whose = _("Espace de {name}").format(name=printed.name)
    sheet.write(whose, points=LARGE, bold=True, after=1)
    made = _("Imprimé le {day}").format(day=date_short(printed.day))
    sheet.write("\n".join([*filter(None, printed.said), made]), after=4)
    if printed.pictures:
        _pictures(sheet, printed.pictures)
    elif printed.blocks:
        _blocks(sheet, printed.blocks)
    else:
        sheet.write(printed.text or _("Ce document ne contient aucun mot."))
    return sheet.pdf()


def _pictures(sheet: Sheet, pictures: Sequence[bytes]) -> None:
    for rank, picture in enumerate(pictures):
        if rank:
            sheet.turn()
        sheet.picture(picture)


def _blocks(sheet: Sheet, blocks: Iterable[Block]) -> None:
    columns: tuple[str, ...] = ()
    rows = list[tuple[str, ...]]()
    for block in blocks:
        if block.shape is Shape.ROW:
            rows.append(block.cells)
            continue
        _table(sheet, columns, rows)
        rows = []
        if block.shape is Shape.COLUMNS:
            columns = block.cells
        else:
            _words(sheet, block)
    _table(sheet, columns, rows)


def _words(sheet: Sheet, block: Block) -> None:
    text = block.cells[0]
    if block.shape is Shape.HEADING:
        sheet.heading(text)
    elif block.shape is Shape.ITEM:
        with sheet.indented(_INDENT * block.level):
            sheet.write(f"- {text}", after=1)
    else:
        sheet.write(text, bold=block.shape is Shape.CAPTION)


def _table(sheet: Sheet, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows under their columns; a wide table, each cell after its name."""
    if not rows:
        return
    width = max(map(len, rows))
    if len(columns) == width <= _COLUMNS_MAX:
        full = [[*row, *[""] * (width - len(row))] for row in rows]
        sheet.table(columns, full, widths=(1,) * width)
        sheet.space(3)
        return
    names = [*columns, *[""] * width]
    for row in rows:
        said = (
            f"{name} : {cell}" if name else cell
            for name, cell in zip(names, row, strict=False)
            if cell
        )
        sheet.write("\n".join(said), after=3)

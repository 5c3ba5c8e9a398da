"""« Lignes et colonnes » : a table when there is room, else its rows one by one."""

from collections.abc import Iterator, Sequence
from typing import Final

import flet as ft

from views.parts.box import stack
from views.parts.sentence import sentence
from views.parts.typeset import typeset
from views.theme import STRONG, look, size

_LETTER: Final = 9
"""Width of a letter at 100 %, wide ones counted."""
_GAP: Final = 16
_COLUMNS_MAX: Final = 5
_LONG: Final = 40
"""Letters a column is counted for at most when what is spare is shared."""
_LABEL: Final = 200
_ROOMY: Final = 520
"""Width, at 100 %, from which a name stands at the left of what it names."""
Row = Sequence[str]


def tabled(columns: Row, rows: Sequence[Row], room: float) -> Iterator[ft.Control]:
    """Give a table as wide as *room*; a row of another length stands by itself."""
    if not rows:
        return
    whole = all(len(row) == len(columns) for row in rows)
    widths = _widths(columns, rows, room) if whole and any(columns) else []
    if widths:
        yield _grid(columns, rows, widths)
        return
    yield stack([_record(columns, row, room) for row in rows], spacing=8)


def _widths(columns: Row, rows: Sequence[Row], room: float) -> list[int]:
    """Share *room* between the columns; none when a word of one would be cut."""
    down = [[name, *(row[at] for row in rows)] for at, name in enumerate(columns)]
    least = [size(_LETTER) * max(map(_longest, column)) for column in down]
    spare = room - sum(least) - _GAP * len(columns)
    if len(columns) > _COLUMNS_MAX or spare < 0:
        return []
    lengths = [min(_LONG, max(map(len, column))) for column in down]
    shares = [spare * length / sum(lengths) for length in lengths]
    return [round(word + share) for word, share in zip(least, shares, strict=True)]


def _longest(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _grid(columns: Row, rows: Sequence[Row], widths: Sequence[int]) -> ft.Control:
    lines = [_line(columns, widths, columns, strong=True)]
    for row in rows:
        lines += [_rule(), _line(row, widths, columns)]
    return stack(lines, spacing=8)


def _line(
    row: Row, widths: Sequence[int], columns: Row, *, strong: bool = False
) -> ft.Control:
    cells: list[ft.Control] = [
        ft.Container(_cell(text, "" if strong else name, strong=strong), expand=width)
        for text, name, width in zip(row, columns, widths, strict=True)
    ]
    top = ft.CrossAxisAlignment.START
    return ft.Row(cells, spacing=_GAP, vertical_alignment=top)


def _cell(text: str, name: str, *, strong: bool) -> ft.Control:
    """Return the words of a cell; read aloud, they follow the name of the column."""
    return ft.Text(
        typeset(text),
        semantics_label=f"{name} : {text}" if name and text else None,
        theme_style=ft.TextThemeStyle.BODY_MEDIUM,
        color=ft.Colors.ON_SURFACE_VARIANT if strong else ft.Colors.ON_SURFACE,
        weight=ft.FontWeight.BOLD if strong else None,
        font_family=STRONG if strong else None,
    )


def _record(columns: Row, row: Row, room: float) -> ft.Control:
    """Return a row as names and what they name, one under the other."""
    named = any(columns) and len(row) == len(columns)
    if named:
        pairs = [(name, text) for name, text in zip(columns, row, strict=True) if text]
        return stack([_rule(), *(_pair(*one, room) for one in pairs)], spacing=8)
    if len(row) == 2:  # noqa: PLR2004 - a name, and what it names
        return _pair(row[0], row[1], room)
    return sentence(" · ".join(filter(None, row)))


def _pair(name: str, text: str, room: float) -> ft.Control:
    if not name:
        return sentence(text)
    if room < _ROOMY * look().scale:
        return ft.Column([sentence(name, quiet=True), sentence(text)], spacing=0)
    left = ft.Container(sentence(name, quiet=True), width=size(_LABEL))
    right = ft.Container(sentence(text), expand=True)
    top = ft.CrossAxisAlignment.START
    return ft.Row([left, right], spacing=_GAP, vertical_alignment=top)


def _rule() -> ft.Control:
    return ft.Divider(height=1, color=look().palette.border)

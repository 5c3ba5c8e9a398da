"""« Courbe et tableau » : a chart, and the same figures as rows, one press away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import flet as ft

from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.table import table
from views.text import _

_PAGE: Final = 48


@dataclass(frozen=True, slots=True)
class Rows:
    """The figures behind a chart: their *headers*, and what to *write* on each line.

    Nothing is written before it is read: a table may have hundreds of lines.
    """

    headers: Sequence[str]
    behind: Sequence[Any] = field(repr=False)
    write: Callable[[Any], Sequence[str]]

    def lines(self, part: slice = slice(None)) -> list[Sequence[str]]:
        """Return the lines, or some of them."""
        return [self.write(one) for one in self.behind[part]]


def twin(
    drawing: ft.Control, said: Sequence[str], rows: Rows, *, name: str, key: str
) -> ft.Control:
    """Return a chart with its table; another *key* is another chart."""
    component: Any = Twin
    control: ft.Control = component(drawing, said, rows, name, key=f"{name} {key}")
    return control


@ft.component
def Twin(drawing: ft.Control, said: Sequence[str], rows: Rows, name: str) -> ft.Control:
    """Show a chart or its table, then what they say in words."""
    as_table, change = use_held(initial=False)
    rank, turn = use_held(0)

    def toggle() -> None:
        turn(0)
        change(not as_table)

    words = _("Voir la courbe") if as_table else _("Voir le tableau")
    page = slice(rank * _PAGE, (rank + 1) * _PAGE)
    shown = table(rows.headers, rows.lines(page)) if as_table else drawing
    more = as_table and len(rows.behind) > page.stop
    button = quiet_action(words, doing(toggle), name=f"{name}-twin")
    pages = _pages(rank, turn, more=more, name=name) if as_table else []
    lines = [sentence(one) for one in said]
    return card([shown, *pages, *lines, side_by_side([button])])


def _pages(
    rank: int, turn: Callable[[int], None], *, more: bool, name: str
) -> list[ft.Control]:
    """Return the buttons that turn the pages of a long table."""
    back, on = doing(partial(turn, rank - 1)), doing(partial(turn, rank + 1))
    before = quiet_action(_("Revenir dans le tableau"), back, name=f"{name}-newer")
    after = quiet_action(_("Suite du tableau"), on, name=f"{name}-older")
    ways = [*([before] if rank else []), *([after] if more else [])]
    return [side_by_side(ways)] if ways else []

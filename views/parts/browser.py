"""« Parcourir » : the documents of a place, filtered, pinned first, in a window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.flows.filing import CATEGORIES
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.browsing import Browsing, Place, Shown, shown
from views.parts.coming import NothingYet
from views.parts.documents import DocumentRow, label_of
from views.parts.kept import use_kept
from views.parts.narrowing import NONE, Narrowed, Narrowing, today
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.window import Listing, Rows, Window
from views.text import _, ngettext, number
from views.theme import COLUMN

Pick = Callable[[str], None]
Head = Callable[[Mapping[str, int], Pick], list[ft.Control]]
"""Draws what stands above a list, given its counts and how to pick a category."""
_FEW: Final = 2
"""Documents one sees at a glance: they need no filter."""


@ft.component
def Browser(
    place: Place,
    head: Head,
    chosen: str = "",
    wide: int = COLUMN,
    row: Callable[[Entry], ft.Control] | None = None,
) -> ft.Control:
    """List the documents of *place*; *chosen* is the id of the one open beside.

    *row* draws each of them otherwise than as a way to open it.
    """
    browsing, move = use_kept(f"browsing:{place.name}", Browsing())
    question, house = (place, browsing, today()), here()
    asks = partial(shown, house.documents, *question, house.news.unopened)
    kinds = ("document", "offline", *(("setting",) if browsing.narrowed.new else ()))
    asked = use_record(asks, *kinds, key=question, name=place.name)
    new = use_record(house.news.unopened, "document", "setting", name="unopened")
    found = asked.value

    def narrow(narrowed: Narrowed) -> None:
        move(Browsing(narrowed))

    def pick(code: str) -> None:
        narrow(replace(browsing.narrowed, category=code))

    above = head(found.counts if found else {}, pick)
    if found is None:
        return sheet([*above, states(asked, empty="")], wide=wide)
    if not found.total and browsing.narrowed == Narrowed():
        return sheet([*above, NothingYet(place.empty)], wide=wide)
    top = [*above, *_filters(place, found, narrow), *_where(found, move)]
    draw = row or _Drawing(chosen, new.value or frozenset(), found.away)
    rows = Rows(top, found.rows, draw, _turning(found, move))
    return _listing(place, found, rows, move, wide)


def _listing(
    place: Place, found: Shown, rows: Rows, move: Callable[[Browsing], None], wide: int
) -> ft.Control:
    """Return the list; another filter, or another part of it, starts at its top."""
    browsing = found.browsing

    def near_end() -> None:
        if browsing.window.full(len(found.rows)):
            move(replace(browsing, window=browsing.window.grown()))

    start = (place.name, browsing.narrowed, browsing.window.offset)
    listing: ft.Control = Listing(
        replace(rows, start=start, name=place.name), near_end, wide
    )
    return listing


def _filters(
    place: Place, shown: Shown, narrow: Callable[[Narrowed], None]
) -> list[ft.Control]:
    """Return what narrows the list, on one line; nothing for a short one."""
    narrowed = shown.browsing.narrowed
    if shown.total <= _FEW and narrowed == Narrowed():
        return []
    options = _categories(shown.counts, narrowed.category) if place.counted else NONE
    return [Narrowing(narrowed, shown.makers, narrow, options)]


def _categories(counts: Mapping[str, int], chosen: str) -> dict[str, str]:
    present = {
        one.code: f"{_(one.label)} ({number(counts[one.code], 0)})"
        for one in CATEGORIES
        if counts.get(one.code)
    }
    everything = _("Toutes les catégories")
    total = number(sum(counts.values()), 0)
    options = {"": f"{everything} ({total})"} | present
    return {chosen: label_of(chosen)} | options if chosen not in options else options


def _where(shown: Shown, move: Callable[[Browsing], None]) -> list[ft.Control]:
    """Say how many there are; further in the list, which ones these are."""
    if not shown.total:
        return [sentence(_("Aucun document ne correspond à ces filtres."))]
    words = ngettext("{count} document", "{count} documents", shown.total)
    said = sentence(words.format(count=number(shown.total, 0)), quiet=True)
    first = shown.browsing.window.offset
    if not first:
        return [said]
    part = _("Voici les documents {first} à {last}.").format(
        first=number(first + 1, 0), last=number(first + len(shown.rows), 0)
    )
    back = side_by_side([_to_start(shown, move, "documents-start")])
    return [said, sentence(part, strong=True), back]


def _turning(shown: Shown, move: Callable[[Browsing], None]) -> list[ft.Control]:
    """Return what leads to the next rows; after the last ones, to the first ones."""
    browsing, window = shown.browsing, shown.browsing.window
    if not shown.last:
        further = doing(partial(move, replace(browsing, window=window.further())))
        label = _("Afficher la suite")
        return [side_by_side([quiet_action(label, further, name="documents-more")])]
    if not window.offset:
        return []
    return [side_by_side([_to_start(shown, move, "documents-again")])]


def _to_start(shown: Shown, move: Callable[[Browsing], None], name: str) -> ft.Control:
    start = doing(partial(move, replace(shown.browsing, window=Window())))
    return quiet_action(_("Revenir au début"), start, name=name)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws the row of an entry; equal to another when it draws the same."""

    chosen: str
    new: frozenset[EntryId]
    away: frozenset[EntryId]

    def __call__(self, entry: Entry) -> ft.Control:
        name, own = entry.id.hex(), entry.id
        row: ft.Control = DocumentRow(
            entry,
            chosen=name == self.chosen,
            new=own in self.new,
            away=own in self.away,
            key=name,
        )
        return row

"""« Espace confié » : one rubric of somebody else's space, to be read only."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import flet as ft

from app.domain.collection import Rubric
from app.domain.ids import SpaceId
from app.domain.words import N_
from app.flows.documents import Documents
from views.house import House, Screen
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.entrusting.reading import Reading, lane_at, reading_of
from views.parts.entrusting.rows import Drawing, count_words
from views.parts.entrusting.seen import TOLD_BY
from views.parts.entrusting.visit import visit_way
from views.parts.entrusting.words import until_words
from views.parts.heading import heading
from views.parts.kept import use_kept
from views.parts.offline.coming import weight_of
from views.parts.profile.rows import Told, told
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.window import Listing, Rows, Window
from views.rubrics import named
from views.text import _, size


@dataclass(frozen=True, slots=True)
class Page:
    """What a window shows of a rubric, and how much there is in all."""

    reading: Reading
    theirs: House
    rows: tuple[Told, ...]
    total: int


@drawn
def EntrustedRubric() -> ft.Control:
    """List what may be read, newest first."""
    lane = lane_at(ft.use_route_params())
    name = f"reading:{lane.hex()}"
    window, move = use_kept(name, Window())
    asks = partial(_page, here(), lane, window)
    asked = use_record(asks, *TOLD_BY, key=(lane, window), name=name)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    page = asked.value
    full = window.full(len(page.rows)) and window.offset + window.limit < page.total

    def near_end() -> None:
        if full:
            move(window.grown())

    bottom = [_further(lambda: move(window.further()))] if full else []
    start = (lane, window.offset)
    rows = Rows(_top(page), page.rows, Drawing(lane, page.theirs), bottom, start, name)
    listing: ft.Control = Listing(rows, near_end)
    return listing


def _page(house: House, lane: SpaceId, window: Window) -> Page:
    reading, spaces = reading_of(house, lane), house.entrusted
    found = spaces.entries(lane, limit=window.limit, offset=window.offset)
    theirs = spaces.house(lane)
    rows = tuple(_weighed(theirs.documents, one) for one in told(house, found))
    return Page(reading, theirs, rows, spaces.count(lane))


def _weighed(theirs: Documents, one: Told) -> Told:
    """Add how heavy a document is that comes only once it is opened."""
    if one.entry.kind != "document" or theirs.have(one.entry.id):
        return one
    said = _("{size}, à télécharger").format(size=size(weight_of(one.entry)))
    return replace(one, words=f"{one.words}\n{said}")


def _top(page: Page) -> list[ft.Control]:
    rubric = page.reading.rubric
    lines = [count_words(page.total), until_words(rubric.until)]
    if rubric.rubric is Rubric.MEASURES:
        lines.append(_("Le tracé d'un capteur reste privé : il n'est jamais confié."))
    said = [sentence(words, quiet=True) for words in lines]
    return [heading(2, named(rubric.rubric)), *said, visit_way(rubric.lane)]


def _further(turn: Callable[[], None]) -> ft.Control:
    label = _("Afficher la suite")
    return side_by_side([quiet_action(label, doing(turn), name="reading-more")])


SCREEN = Screen("/confies/:lane", N_("Espace confié"), EntrustedRubric, place="more")

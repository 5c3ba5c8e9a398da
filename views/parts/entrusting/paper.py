"""« Document confié » : its pages or its words, and what is known of it; no act."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.flows.imaging import is_exam
from views.house import House
from views.parts.acting import doing
from views.parts.box import card, side_by_side, stack
from views.parts.document.remarks import findings
from views.parts.document.seen import Seen, seen_in, twin_of, words_of
from views.parts.document_acts import Copying
from views.parts.document_facts import facts
from views.parts.documents import filed_words, signed_words
from views.parts.heading import heading
from views.parts.imaging.preview import preview
from views.parts.laid import LaidPage
from views.parts.offline.coming import Absent
from views.parts.pages import PageView, Turn, paper_of
from views.parts.pair import opened_room
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Lent:
    """A document to be read in the *house* of somebody else, at the address *page*."""

    house: House
    entry: EntryId
    page: str


@ft.component
def Paper(lent: Lent) -> ft.Control:
    """Show one page at a time, or the words, as the owner's own screen does."""
    house, (rank, turn) = lent.house, use_held(0)
    reading, read = use_held(initial=False)
    arrivals, arrived = use_held(0)
    shows = partial(seen_in, house, lent.entry, rank, words=reading)
    key = (lent.entry, rank, reading, arrivals)
    asked = use_record(shows, "entrusted", "document", key=key)
    if asked.value is None:
        return states(asked, empty="")
    seen = asked.value
    content = _content(lent, seen, Turn(rank, seen.pages, turn))
    if not seen.here:
        content = _away(house, seen, lambda: arrived(arrivals + 1))
    twin = twin_of(seen, doing(lambda: read(not reading)))
    other = [twin] if seen.here and seen.pages else []
    copying: Any = Copying
    ways = [side_by_side([copying(seen.entry, house)])] if seen.here else []
    about = facts(seen.entry, seen.folders, theirs=True)
    return stack([*_head(seen.entry), *other, content, *ways, *about])


def _head(entry: Entry) -> list[ft.Control]:
    lines = "\n".join(filter(None, (filed_words(entry), signed_words(entry))))
    title = heading(2, entry.title or _("Document"))
    return [title, sentence(lines, quiet=True), *findings(entry)]


def _away(house: House, seen: Seen, came: Callable[[], None]) -> ft.Control:
    """Bring a file that is elsewhere; say what is known of it meanwhile."""
    coming = Absent(seen.entry, came, house.courier.fetch)
    return stack([coming, *words_of(seen)])


def _content(lent: Lent, seen: Seen, turn: Turn) -> ft.Control:
    house = lent.house
    if seen.picture and is_exam(seen.entry):
        return preview(seen.entry, seen.picture, lent.page)
    if seen.picture:
        return PageView(paper_of(house, seen.entry, seen.picture, turn.rank), turn)
    if seen.laid.blocks:
        page: ft.Control = LaidPage(seen.laid.blocks, opened_room())
        return page
    return card([sentence(seen.text or _("Ce document ne contient aucun mot."))])

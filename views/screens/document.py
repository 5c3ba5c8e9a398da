"""« Document » : its pages inside the app, never in clear on the disk."""

import asyncio
from contextlib import suppress
from functools import partial
from typing import Any

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.imaging import is_exam
from app.flows.profile.links import stands
from views.house import House, Screen
from views.parts.acting import doing, going
from views.parts.action import quiet_action
from views.parts.all_documents import beside
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.codes import Codes
from views.parts.document.remarks import remarks
from views.parts.document.seen import Seen, seen_in, twin_of, words_of
from views.parts.document_acts import Copying, Filing, Replacing
from views.parts.document_facts import facts
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.hiding import WhoSees
from views.parts.imaging.preview import preview
from views.parts.laid import LaidPage
from views.parts.matters import contents
from views.parts.offline.coming import Absent
from views.parts.offline.staying import Staying
from views.parts.outside.printing import Printing, printable
from views.parts.pages import PageView, Turn, paper_of
from views.parts.pair import opened_room
from views.parts.profile.linked import Linked
from views.parts.profile.proposed import Proposed
from views.parts.scanning.photographs import Photographs
from views.parts.scanning.recognising import ScannedText
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.vaccines.proposed import found_in
from views.parts.watching import here, use_record
from views.prints.document import paper
from views.text import _


@drawn
def Document() -> ft.Control:
    """Show the document; the list stays beside it when there is room."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    detail: Any = Detail
    shown: ft.Control = detail(entry, key=entry.hex())
    return beside(entry.hex(), shown)


@ft.component
def Detail(entry: EntryId) -> ft.Control:
    """Show one page at a time, or the words; then what can be done with it."""
    house, (rank, turn) = here(), use_held(0)
    reading, read = use_held(initial=False)
    arrivals, arrived = use_held(0)
    use_opened(house, entry)
    shows = partial(seen_in, house, entry, rank, words=reading)
    key = (entry, rank, reading, arrivals)
    asked = use_record(shows, "document", "folder", key=key)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    content = _content(house, seen, Turn(rank, seen.pages, turn))
    if not seen.here:
        coming = Absent(seen.entry, lambda: arrived(arrivals + 1))
        content = stack([coming, *words_of(seen)])
    twin = twin_of(seen, doing(lambda: read(not reading)))
    first = [twin] if seen.here and seen.pages else []
    if seen.laid.blocks:
        content, first = stack([*first, content]), []
    return sheet([*remarks(seen.entry), content, *_below(seen, first)])


def use_opened(house: House, entry: EntryId) -> None:
    """Note that the document was opened on this device: it is no longer new."""

    async def note() -> None:
        with suppress(AlveoleError):  # a full disk costs only a word too many
            await asyncio.to_thread(house.news.open, entry)

    ft.use_effect(note, [entry])


def _below(seen: Seen, first: list[ft.Control]) -> list[ft.Control]:
    """Return what stands under the pages: acts, who may see, facts, filing."""
    entry, change = seen.entry, going(f"/documents/{seen.entry.id.hex()}/modifier")
    icon = ft.Icons.EDIT_OUTLINED
    edit = quiet_action(_("Modifier"), change, name="document-change", icon=icon)
    copy = [Copying(entry)] if seen.here else []
    copy += [Printing(entry, paper)] if seen.here and printable(entry) else []
    return [
        *([Codes(entry)] if seen.here else []),
        side_by_side([*first, edit, *copy]),
        *([ScannedText(entry), Photographs(entry)] if seen.here else []),
        WhoSees(entry),
        *facts(entry, seen.folders),
        *([Linked(entry)] if stands(entry) else []),
        heading(2, _("Ranger ce document")),
        Filing(entry, seen.folders),
        Staying(entry),
        heading(2, _("Versions")),
        Replacing(entry),
    ]


def _content(house: House, seen: Seen, turn: Turn) -> ft.Control:
    if seen.picture and is_exam(seen.entry):
        return preview(seen.entry, seen.picture, f"/documents/{seen.entry.id.hex()}")
    if seen.picture:
        return PageView(paper_of(house, seen.entry, seen.picture, turn.rank), turn)
    if seen.laid.blocks:
        title = heading(2, _("Le document"))
        page = LaidPage(seen.laid.blocks, opened_room())
        found = seen.laid.found
        offered = [*found_in(seen.entry, found), Proposed(seen.entry)]
        return stack([*offered, *contents(found), title, page])
    return card([sentence(seen.text or _("Ce document ne contient aucun mot."))])


SCREEN = Screen("/documents/:id", N_("Document"), Document, place="documents")

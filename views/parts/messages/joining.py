"""« Joindre » : documents ticked in the list of all or found by a word, new files."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.message import FILES_MAX
from app.domain.query import Filters
from views.house import House
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.browser import Browser, Pick
from views.parts.browsing import Place
from views.parts.field import field
from views.parts.messages.bringing import Bringing
from views.parts.messages.seen import attach
from views.parts.messages.words import page_of
from views.parts.outside.picking import Picked, Ticking, picked_words, weight_of
from views.parts.pausing import use_pausing
from views.parts.profile.printing import Paper
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.parts.window import Listing, Rows
from views.text import _
from views.theme import COLUMN, look

_LARGE: Final = 1.3
"""Scale of the letters over which what is ticked scrolls away with the list."""
_FOUND: Final = 50


@ft.component
def Joining(thread: bytes, already: Picked, paper: Paper) -> ft.Control:
    """Show what is ticked, the ways to bring a file, a search, then the documents.

    *paper* is `views.prints.profile.profile`.
    """
    house, around = here(), porch()
    picked, pick = use_held(already)
    latest: ft.MutableRef[Picked] = ft.use_ref(lambda: already)
    wanted, want = use_held("")
    typed, change, _settle = use_pausing("", want)

    def put(now: Picked) -> None:
        latest.current = now
        pick(now)

    def toggle(entry: Entry) -> None:
        put(_toggled(latest.current or {}, entry))

    def tick(entry: Entry) -> None:
        put({**(latest.current or {}), entry.id: weight_of(entry)})

    async def join() -> None:
        await asyncio.to_thread(attach, house, thread, tuple(latest.current or {}))
        around.go(page_of(thread))

    bar, large = _bar(picked, join, going(page_of(thread))), look().scale > _LARGE
    line = field(_("Chercher un document"), typed, change, name="join-field")
    head = [*([bar] if large else []), Bringing(tick, paper), line]
    listing = _listing(wanted, head, Ticking(frozenset(picked), toggle))
    return listing if large else _under(bar, listing)


def _toggled(picked: Picked, entry: Entry) -> Picked:
    others = {own: weight for own, weight in picked.items() if own != entry.id}
    return {**others, entry.id: weight_of(entry)} if others == picked else others


def _listing(wanted: str, head: list[ft.Control], ticking: Ticking) -> ft.Control:
    def above(_counts: Mapping[str, int], _pick: Pick) -> list[ft.Control]:
        return head

    place = Place("joining", empty=_("Aucun document ici."), counted=True)
    every: ft.Control = Browser(place, above, row=ticking)
    found: ft.Control = Found(wanted, tuple(head), ticking)
    return found if wanted else every


@ft.component
def Found(text: str, head: tuple[ft.Control, ...], ticking: Ticking) -> ft.Control:
    """List the documents that hold the words typed."""
    asked = use_record(partial(_found, here(), text), "document", key=text)
    if not asked.value:
        words = _("Rien trouvé pour « {text} ».").format(text=text)
        return sheet([*head, states(asked, empty=words)])
    rows = Rows(list(head), asked.value, ticking, start=text, name="joining-found")
    listing: ft.Control = Listing(rows, lambda: None)
    return listing


def _found(house: House, text: str) -> list[Entry]:
    hits = house.search.find(text, Filters(kind="document"), limit=_FOUND)
    return [hit.entry for hit in hits]


def _bar(picked: Picked, join: Act, leave: Act) -> ft.Control:
    """Return what is ticked, and the two ways back to the message."""
    many, icon = len(picked) > FILES_MAX, ft.Icons.ATTACH_FILE
    words = _("Cinq fichiers au plus dans un message : choisissez-en moins.")
    label, free = _("Joindre ces documents"), bool(picked) and not many
    ways = [action(label, join, name="join-yes", icon=icon, enabled=free)]
    ways.append(quiet_action(_("Revenir sans joindre"), leave, name="join-no"))
    told = sentence(picked_words(picked), strong=True)
    return stack([told, *([banner(words)] if many else []), side_by_side(ways)])


def _under(bar: ft.Control, listing: ft.Control) -> ft.Control:
    top = ft.Container(bar, width=COLUMN + 32, padding=16)
    return ft.Column(
        [top, ft.Container(listing, expand=True)],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        spacing=0,
        expand=True,
    )

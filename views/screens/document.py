"""« Document » : its pages inside the app, never in clear on the disk."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.foreign import Picture
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.documents import Documents
from views.house import Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, grave_action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.confirm import confirm
from views.parts.documents import filed_words
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.pages import Turn, page_view
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _

_FINDINGS = {
    "pdf.active_content": N_("Ce fichier contient un programme. Il reste éteint."),
    "pdf.attachments": N_("Ce PDF contient d'autres fichiers. Ils restent fermés."),
    "rtf.object": N_("Ce fichier contient un objet inséré. Il n'est pas montré."),
    "text.truncated": N_("Ce texte est très long. La recherche en lit le début."),
}
"""What was found in the file, told above it."""

_WIDTH = 1200
"""Pixels a page is drawn at: sharp on a phone and on a wide window."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as the screen shows it: one page drawn, or its words."""

    entry: Entry
    here: bool
    pages: int = 0
    picture: Picture | None = None
    text: str = ""


@drawn
def Document() -> ft.Control:
    """Show one page at a time, or the words; then what can be done with it."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    documents = here().documents
    rank, turn = use_held(0)
    reading, read = use_held(initial=False)
    arrivals, arrived = use_held(0)
    sees = partial(_seen, documents, entry, rank, words=reading)
    asked = use_record(sees, "document", key=(entry, rank, reading, arrivals))

    if asked.value is None:
        return sheet([states(asked, empty="")])
    seen = asked.value
    toggle = doing(partial(read, not reading))
    twin = [_twin(toggle, reading=reading)] if seen.here and seen.pages else []
    content = _content(seen, Turn(rank, seen.pages, turn))
    if not seen.here:
        content = Absent(entry, lambda: arrived(arrivals + 1))
    return sheet([*_said(seen.entry), content, Actions(seen, tuple(twin))])


@ft.component
def Absent(entry: EntryId, came: Callable[[], None]) -> ft.Control:
    """Say that the file is on another device, and bring it at once if asked."""
    courier = here().courier
    busy, start, stop = use_flag()

    async def fetch() -> None:
        start()
        try:
            await courier.fetch(entry)
        finally:
            stop()
        came()

    label = _("Téléchargement…") if busy else _("Télécharger le fichier")
    words = _("Ce fichier vient d'un autre appareil. Il n'est pas encore ici.")
    icon = ft.Icons.DOWNLOAD
    button = action(label, fetch, name="document-fetch", icon=icon, enabled=not busy)
    return stack([banner(words), side_by_side([button])])


@ft.component
def Actions(seen: Seen, first: tuple[ft.Control, ...]) -> ft.Control:
    """Offer to copy, change or remove the document."""
    documents, page, entry = here().documents, ft.context.page, seen.entry
    asking, ask, leave = use_flag()
    picker = ft.use_memo(ft.FilePicker, [])

    async def remove() -> None:
        await asyncio.to_thread(documents.remove, entry.id)
        page.navigate("/documents")

    async def copy() -> None:
        content = await asyncio.to_thread(documents.original, entry.id)
        await picker.save_file(file_name=_file_name(entry), src_bytes=content)

    ft.use_dialog(_question(entry, remove, leave) if asking else None)
    save = [quiet_action(_("Enregistrer une copie"), copy, name="document-copy")]
    change = going(f"/documents/{entry.id.hex()}/modifier")
    return side_by_side(
        [
            *first,
            *(save if seen.here else []),
            quiet_action(_("Modifier le titre"), change, name="document-change"),
            grave_action(_("Supprimer"), doing(ask), name="document-remove"),
        ]
    )


def _seen(documents: Documents, entry: EntryId, rank: int, *, words: bool) -> Seen:
    found = documents.entry(entry)
    if not documents.have(entry):
        return Seen(found, here=False)
    pages = documents.pages(entry)
    if words or not pages:
        return Seen(found, here=True, pages=pages, text=documents.text(entry))
    drawn = documents.draw(entry, rank, _WIDTH)
    return Seen(found, here=True, pages=pages, picture=drawn)


def _said(entry: Entry) -> list[ft.Control]:
    codes = entry.meta.get("findings", "").split(",")
    told = [banner(_(_FINDINGS[code])) for code in codes if code in _FINDINGS]
    filed = sentence(filed_words(entry), quiet=True)
    return [heading(2, entry.title), filed, *told]


def _content(seen: Seen, turn: Turn) -> ft.Control:
    if seen.picture:
        return page_view(seen.picture, turn, said=seen.entry.title)
    return card([sentence(seen.text or _("Ce document ne contient aucun mot."))])


def _twin(toggle: Act, *, reading: bool) -> ft.Control:
    label = _("Voir les pages") if reading else _("Voir le texte")
    return quiet_action(label, toggle, name="document-twin")


def _question(entry: Entry, act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Supprimer ce document ?"),
        _("« {title} » quittera tous vos appareils.").format(title=entry.title),
        label=_("Supprimer le document"),
        act=act,
        leave=leave,
    )


def _file_name(entry: Entry) -> str:
    names = [one.name for one in entry.attachments if one.role == "original"]
    return next((name for name in names if name), "document")


SCREEN = Screen("/documents/:id", N_("Document"), Document, place="documents")

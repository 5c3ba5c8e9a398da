"""A document as a screen shows it: one page drawn, a page of words, or words."""

from dataclasses import dataclass, field, replace
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.foreign import Laid, Picture
from app.domain.ids import EntryId
from app.flows.folders import Folder
from views.house import House
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.text import _

_WIDTH: Final = 1600
"""Pixels a page is drawn at: sharp on a phone and on a wide window."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown of a document, and the folders there are."""

    entry: Entry
    here: bool
    folders: tuple[Folder, ...] = ()
    pages: int = 0
    picture: Picture | None = None
    text: str = ""
    laid: Laid = field(default_factory=Laid)


def seen_in(house: House, entry: EntryId, rank: int, *, words: bool) -> Seen:
    """Return a page of a document of *house*, or its *words*."""
    documents = house.documents
    found, filed = documents.entry(entry), tuple(house.folders.list())
    if not documents.have(entry):
        text = documents.text(entry)
        return Seen(found, here=False, folders=filed, text=text)
    pages = documents.pages(entry)
    laid = documents.lay(entry)
    if laid.blocks and not (words and pages):
        return Seen(found, here=True, folders=filed, pages=pages, laid=laid)
    if not laid.blocks and (words or not pages):
        text = documents.text(entry)
        return Seen(found, here=True, folders=filed, pages=pages, text=text)
    drawn = documents.draw(entry, rank, _WIDTH)
    shown = Seen(found, here=True, folders=filed, pages=pages, picture=drawn)
    return replace(shown, laid=laid)


def words_of(seen: Seen) -> list[ft.Control]:
    """Return what a document says while its file is elsewhere."""
    if not seen.text:
        return []
    return [heading(2, _("Le texte de ce document")), card([sentence(seen.text)])]


def twin_of(seen: Seen, toggle: Act) -> ft.Control:
    """Return the way to the other side of a document: its pages, or its words."""
    if seen.laid.blocks:
        there, back = _("Voir le fichier joint"), _("Revenir au document")
    else:
        there, back = _("Voir les pages"), _("Voir le texte")
    label = back if seen.picture else there
    icon = ft.Icons.ATTACH_FILE if seen.laid.blocks and not seen.picture else None
    return side_by_side([quiet_action(label, toggle, name="document-twin", icon=icon)])

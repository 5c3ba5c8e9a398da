"""« Tous les documents » : the list of the record, and what stands above it."""

from collections.abc import Mapping
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.filing import TO_FILE
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side
from views.parts.browser import Browser, Pick
from views.parts.browsing import Place
from views.parts.documents import spine_of
from views.parts.pair import LIST, pair, roomy
from views.parts.sentence import sentence
from views.parts.tabs import equal_columns, tab
from views.parts.tile import tile
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext, number
from views.theme import COLUMN, look

_LINE: Final = 340
"""Width, at 100 %, from which the three other places stand on one line."""
_PLACES: Final = (
    (N_("Dossiers"), "dossiers", ft.Icons.FOLDER_OPEN),
    (N_("Archives"), "archives", ft.Icons.INVENTORY_2_OUTLINED),
    (N_("Corbeille"), "corbeille", ft.Icons.DELETE_OUTLINE),
)


def beside(chosen: str, opened: ft.Control | None) -> ft.Control:
    """Return every document on the left, what is open on the right.

    Where there is no room for both, what is open stands alone, else the list.
    """
    if roomy() and opened:
        return pair(AllDocuments(chosen, LIST), opened)
    return pair(None if opened else AllDocuments(), opened)


@ft.component
def AllDocuments(chosen: str = "", wide: int = COLUMN) -> ft.Control:
    """List every document in use; *chosen* is the id of the one open beside."""
    empty = _(
        "Aucun document ici. Photographiez une ordonnance ou choisissez un fichier."
    )
    return Browser(Place("all", empty=empty, counted=True), _head, chosen, wide)


def _head(counts: Mapping[str, int], pick: Pick) -> list[ft.Control]:
    waiting = counts.get(TO_FILE, 0)
    return [
        _add(several=sum(counts.values()) > 1),
        *([_to_file(waiting, pick)] if waiting else []),
        Twins(),
        _places(),
    ]


def _add(*, several: bool) -> ft.Control:
    label, add = _("Ajouter des documents"), going("/documents/ajouter")
    ways = [action(label, add, name="documents-add", icon=ft.Icons.ADD)]
    if several:
        copy, go = _("Copier plusieurs documents"), going("/documents/copier")
        icon = ft.Icons.SAVE_ALT
        ways.append(quiet_action(copy, go, name="documents-copy", icon=icon))
    return side_by_side(ways)


def _to_file(count: int, pick: Pick) -> ft.Control:
    words = ngettext("{count} document", "{count} documents", count)
    spine = spine_of(TO_FILE)
    return tile(
        _("À ranger"),
        [sentence(words.format(count=number(count, 0)), quiet=True)],
        doing(lambda: pick(TO_FILE)),
        name="documents-to-file",
        icon=spine.icon,
        spine=spine,
    )


def _places() -> ft.Control:
    """Return the ways to the other documents, on one line where it fits."""
    line = min(porch().width, COLUMN) >= _LINE * look().scale
    draw = tab if line else quiet_action
    buttons = [
        draw(_(label), going(f"/documents/{path}"), name=f"documents-{path}", icon=icon)
        for label, path, icon in _PLACES
    ]
    return equal_columns(buttons) if line else side_by_side(buttons)


@ft.component
def Twins() -> ft.Control:
    """Say that some documents are the very same file; nothing when none is."""
    asked = use_record(here().documents.duplicates, "document", name="twins")
    groups: list[list[Entry]] = asked.value or []
    if not groups:
        return ft.Container(visible=False)
    words = ngettext(
        "{count} document en double", "{count} documents en double", len(groups)
    )
    return tile(
        _("Voir les doublons"),
        [sentence(words.format(count=number(len(groups), 0)), quiet=True)],
        going("/documents/doublons"),
        name="documents-twins",
        icon=ft.Icons.FILE_COPY_OUTLINED,
    )

"""« Tous les documents » : the list of the record, and what stands above it."""

from collections.abc import Mapping
from typing import Final

import flet as ft

from app.domain.entry import Entry
from app.flows.filing import TO_FILE
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.browser import Browser, Pick
from views.parts.browsing import Place
from views.parts.documents import spine_of
from views.parts.seal import SealLine
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext, number
from views.theme import COLUMN, look

ROOMY: Final = 1200
"""Width, at 100 %, from which a list and what it opens stand side by side."""
_LIST: Final = 440


def roomy() -> bool:
    """Say whether there is room for a list and for what it opens."""
    return porch().width >= ROOMY * look().scale


def beside(chosen: str, opened: ft.Control) -> ft.Control:
    """Return the list on the left, what is open on the right."""
    left = ft.Container(AllDocuments(chosen, _LIST), width=_LIST + 32)
    edge = ft.Border.only(left=ft.BorderSide(1, look().palette.border))
    right = ft.Container(opened, expand=True, border=edge)
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Row([left, right], spacing=0, expand=True, vertical_alignment=stretch)


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
        _add(),
        SealLine(),
        Twins(),
        *([_to_file(waiting, pick)] if waiting else []),
        _places(),
    ]


def _add() -> ft.Control:
    label, add = _("Ajouter des documents"), going("/documents/ajouter")
    return side_by_side([action(label, add, name="documents-add", icon=ft.Icons.ADD)])


def _to_file(count: int, pick: Pick) -> ft.Control:
    words = ngettext(
        "{count} document attend d'être rangé.",
        "{count} documents attendent d'être rangés.",
        count,
    )
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
    return side_by_side(
        [
            quiet_action(label, going(route), name=name, icon=icon)
            for label, route, name, icon in (
                (
                    _("Dossiers"),
                    "/documents/dossiers",
                    "documents-folders",
                    ft.Icons.FOLDER_OPEN,
                ),
                (
                    _("Archives"),
                    "/documents/archives",
                    "documents-archives",
                    ft.Icons.INVENTORY_2_OUTLINED,
                ),
                (
                    _("Corbeille"),
                    "/documents/corbeille",
                    "documents-trash",
                    ft.Icons.DELETE_OUTLINE,
                ),
            )
        ]
    )


@ft.component
def Twins() -> ft.Control:
    """Say that some documents are the very same file; nothing when none is."""
    asked = use_record(here().documents.duplicates, "document")
    groups: list[list[Entry]] = asked.value or []
    if not groups:
        return ft.Container(visible=False)
    words = ngettext(
        "{count} document est en plusieurs exemplaires.",
        "{count} documents sont en plusieurs exemplaires.",
        len(groups),
    )
    see = quiet_action(
        _("Voir les doublons"), going("/documents/doublons"), name="documents-twins"
    )
    return stack([banner(words.format(count=len(groups))), side_by_side([see])])

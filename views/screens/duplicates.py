"""« Doublons » : documents that are the same one, grouped, none removed alone."""

from datetime import datetime
from typing import Any

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import made_at
from app.domain.words import N_
from app.flows.twins import reason
from views.house import Screen
from views.parts.action import grave_action
from views.parts.box import card, sheet, side_by_side
from views.parts.documents import DocumentRow
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.undoing import changed
from views.parts.watching import here, use_record
from views.text import _, date_long, ngettext


@drawn
def Duplicates() -> ft.Control:
    """Group what was kept twice; the person says which ones to throw away."""
    asked = use_record(here().documents.duplicates, "document")
    if not asked.value:
        words = _("Aucun doublon. Chaque document est là une seule fois.")
        return sheet([states(asked, empty=words)])
    told = _("Ces documents se ressemblent. Gardez ceux que vous voulez.")
    return sheet([sentence(told), *map(_group, asked.value)])


def _group(group: list[Entry]) -> ft.Control:
    title = heading(2, _count(group))
    twin: Any = Twin
    rows = [twin(one, key=one.id.hex()) for one in group]
    return card([title, sentence(_why(group)), *rows])


def _count(group: list[Entry]) -> str:
    words = ngettext("{count} exemplaire", "{count} exemplaires", len(group))
    if reason(group) == "likeness":
        words = _("{count} documents qui se ressemblent")
    return words.format(count=len(group))


def _why(group: list[Entry]) -> str:
    """Say what makes them the same."""
    return {
        "files": _("Le fichier est exactement le même."),
        "identifier": _("C'est le même document, arrivé par deux chemins."),
        "likeness": _("Même type, même auteur, même jour."),
    }[reason(group)]


@ft.component
def Twin(entry: Entry) -> ft.Control:
    """One of the documents that are the same, and how to throw it away."""
    trash = here().trash

    async def throw() -> None:
        words = _("« {title} » est dans la corbeille.").format(title=entry.title)
        await changed(words, entry, lambda: trash.throw(entry.id))

    away = _("Mettre celui-ci à la corbeille")
    button = grave_action(away, throw, name=f"throw-{entry.id.hex()}")
    lines = [DocumentRow(entry), *_added(entry), side_by_side([button])]
    return ft.Column(lines, spacing=8)


def _added(entry: Entry) -> list[ft.Control]:
    """Say when a document came in, which sets twins apart; a day to come is false."""
    moment, documents = made_at(entry.id) / 1000, here().documents
    if moment > documents.now().timestamp():
        return []
    day = datetime.fromtimestamp(moment, documents.zone).date()
    words = _("Ajouté le {day}.").format(day=date_long(day, weekday=False))
    return [sentence(words, quiet=True)]


SCREEN = Screen("/documents/doublons", N_("Doublons"), Duplicates, place="documents")

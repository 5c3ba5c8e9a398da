"""« Documents » : all of them, by category, newest first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.documents import Documents as Flow
from app.flows.filing import CATEGORIES
from views.house import Screen
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.documents import DocumentRow
from views.parts.drawn import drawn
from views.parts.folded import Folded
from views.parts.seal import SealLine
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import Asked, here, use_record
from views.parts.window import Window, listing
from views.text import _, ngettext


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen answers: the rows of the window and the counts."""

    rows: list[Entry]
    counts: Mapping[str, int]

    def total(self, category: str) -> int:
        """Return how many documents *category* holds; "" is all of them."""
        return self.counts.get(category, 0) if category else sum(self.counts.values())


@drawn
def Documents() -> ft.Control:
    """List the documents of a category, sixty at a time."""
    documents = here().documents
    category, choose = use_held("")
    window, move = use_held(Window())
    shows = partial(_shown, documents, category, window)
    asked = use_record(shows, "document", key=(category, window))

    def pick(code: str) -> None:
        choose(code)
        move(Window())

    def near_end() -> None:
        if asked.value and window.full(len(asked.value.rows)):
            move(window.grown())

    if not asked.value or not asked.value.counts:
        return sheet([_add(), _nothing(asked), SealLine()])
    shown = asked.value
    filters = Folded(_categories(shown.counts), category, pick, "category")
    rows = [DocumentRow(entry, key=entry.id.hex()) for entry in shown.rows]
    last = window.offset + len(rows) >= shown.total(category)
    top = [_add(), SealLine(), filters, _count(shown.total(category))]
    return listing([*top, *rows, *([] if last else _more(window, move))], near_end)


def _nothing(asked: Asked[Shown]) -> ft.Control:
    if asked.value is None:
        return states(asked, empty="")
    return sentence(
        _("Aucun document pour le moment. Choisissez un fichier de votre appareil.")
    )


def _shown(documents: Flow, category: str, window: Window) -> Shown:
    rows = documents.list(category, limit=window.limit, offset=window.offset)
    return Shown(rows, documents.counts())


def _add() -> ft.Control:
    label, add = _("Ajouter des documents"), going("/documents/ajouter")
    return side_by_side([action(label, add, name="documents-add", icon=ft.Icons.ADD)])


def _categories(counts: Mapping[str, int]) -> dict[str, str]:
    present = {
        one.code: f"{_(one.label)} ({counts[one.code]})"
        for one in CATEGORIES
        if counts.get(one.code)
    }
    everything = _("Toutes les catégories")
    return {"": f"{everything} ({sum(counts.values())})"} | present


def _count(count: int) -> ft.Control:
    words = ngettext("{count} document", "{count} documents", count)
    return sentence(words.format(count=count), quiet=True)


def _more(window: Window, move: Callable[[Window], None]) -> list[ft.Control]:
    further = doing(partial(move, window.further()))
    button = quiet_action(_("Afficher la suite"), further, name="documents-more")
    return [side_by_side([button])]


SCREEN = Screen("/documents", N_("Documents"), Documents, place="documents")

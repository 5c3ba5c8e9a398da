"""« Choisir des documents » : rows that are ticked, and what is ticked so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId
from views.parts.acting import doing
from views.parts.documents import filed_words, spine_of
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import porch
from views.text import _, ngettext, number, size

Picked = dict[EntryId, int]
"""What is ticked, and how heavy each one is."""


def weight_of(entry: Entry) -> int:
    """Return how many bytes the files of a document have, as received."""
    return sum(one.plain_size for one in entry.attachments if one.role == "original")


def picked_words(picked: Picked) -> str:
    """Say how many documents are ticked, and how heavy they are together."""
    if not picked:
        return _("Aucun document choisi")
    words = ngettext(
        "{count} document choisi", "{count} documents choisis", len(picked)
    )
    said = words.format(count=number(len(picked), 0))
    return f"{said} · {size(sum(picked.values()))}"


@dataclass(frozen=True, slots=True)
class Ticking:
    """Draws the row of an entry; equal to another when it draws the same."""

    picked: frozenset[EntryId]
    toggle: Callable[[Entry], None] = field(compare=False)

    def __call__(self, entry: Entry) -> ft.Control:
        row: Any = PickRow
        drawn: ft.Control = row(
            entry,
            picked=entry.id in self.picked,
            toggle=self.toggle,
            key=entry.id.hex(),
        )
        return drawn


@ft.component
def PickRow(
    entry: Entry, *, picked: bool, toggle: Callable[[Entry], None]
) -> ft.Control:
    """One document of a list; pressing it ticks it, pressing it again lets it go."""
    around = porch()

    def press() -> None:
        words = _("« {title} » n'est plus choisi.") if picked else _("Choisi : {title}")
        around.say(words.format(title=entry.title))
        toggle(entry)

    spine = spine_of(entry.meta.get("category", ""))
    said = [sentence(filed_words(entry), quiet=True)]
    said += [sentence(_("Choisi"), strong=True)] if picked else []
    icon = ft.Icons.CHECK_BOX if picked else ft.Icons.CHECK_BOX_OUTLINE_BLANK
    name = f"pick-{entry.id.hex()}"
    return tile(entry.title, said, doing(press), name=name, icon=icon, spine=spine)

"""How one thing one is entrusted with looks in a list."""

from dataclasses import dataclass, field

import flet as ft

from app.domain.ids import SpaceId
from app.flows.intake import pages_of
from views.house import House
from views.parts.acting import going
from views.parts.documents import spine_of
from views.parts.kinds import icon_of
from views.parts.profile.rows import Told
from views.parts.sentence import sentence
from views.parts.thumb import Thumb
from views.parts.tile import Sign, tile
from views.text import _, ngettext, number


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the row of one thing of a lane; equal to another when it draws the same."""

    lane: SpaceId
    theirs: House = field(compare=False, repr=False)

    def __call__(self, one: Told) -> ft.Control:
        """Return the line that opens it, to be read."""
        entry, name = one.entry, one.entry.id.hex()
        paper = entry.kind == "document"
        spine = spine_of(entry.meta.get("category", "")) if paper else None
        icon: ft.IconData | Sign = spine.icon if spine else icon_of(one.kind)
        if spine and pages_of(entry):
            icon = Sign(spine.icon, Thumb(entry, self.theirs))
        words = [sentence(one.words, quiet=True)] if one.words else []
        go = going(f"/confies/{self.lane.hex()}/{name}")
        key = f"read-{name}"
        return tile(one.title, words, go, name=key, icon=icon, spine=spine)


def count_words(count: int) -> str:
    """Say how many things there are to read."""
    if not count:
        return _("Rien à lire ici pour l'instant.")
    words = ngettext("{count} élément", "{count} éléments", count)
    return words.format(count=number(count, 0))

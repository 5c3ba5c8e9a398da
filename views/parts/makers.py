"""« Auteurs et établissements » : who made the documents, offered as filters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Self

import flet as ft

from app.domain.folding import plain
from app.domain.words import N_
from app.flows.documents import Documents
from views.parts.box import stack
from views.parts.field import field
from views.parts.heading import heading
from views.parts.pills import pills
from views.parts.state import use_held
from views.text import _

_OFFERED: Final = 12
"""Names offered at once; the field narrows them."""
_WORDS: Final = {
    "author": (N_("Auteur"), N_("Tous les auteurs"), N_("Chercher un auteur")),
    "facility": (
        N_("Établissement"),
        N_("Tous les établissements"),
        N_("Chercher un établissement"),
    ),
}
"""For each sort of names: its title, what lets all of them pass, its field."""
Choose = Callable[[str, str], None]
"""Takes the sort of a name, then the name chosen, "" for all of them."""


@dataclass(frozen=True, slots=True)
class Makers:
    """Who wrote the documents of a record, and where they were made."""

    authors: Sequence[str] = ()
    facilities: Sequence[str] = ()

    @classmethod
    def of(cls, documents: Documents) -> Self:
        """Ask the record."""
        return cls(documents.named("author"), documents.named("facility"))

    @property
    def known(self) -> bool:
        """Say whether there is a name to choose."""
        return bool(self.authors or self.facilities)


def ways(makers: Makers, chosen: Mapping[str, str], choose: Choose) -> list[ft.Control]:
    """Return the names to choose among, of people then of places; none if unknown."""
    sorts = {"author": makers.authors, "facility": makers.facilities}
    return [
        Names(sort, chosen[sort], tuple(names), choose)
        for sort, names in sorts.items()
        if names
    ]


@ft.component
def Names(sort: str, chosen: str, names: tuple[str, ...], choose: Choose) -> ft.Control:
    """Offer the names of one sort; a field narrows a long list."""
    title, every, search = map(_, _WORDS[sort])
    typed, type_ = use_held("")
    wanted = plain(typed.strip())
    found = [name for name in names if wanted in plain(name)][:_OFFERED]
    options = {"": every} | dict(zip(found, found, strict=True))
    choice = pills(options, chosen, partial(choose, sort), name=sort)
    line = field(search, typed, type_, name=f"{sort}-field")
    narrow = [line] if len(names) > _OFFERED else []
    return stack([heading(3, title), *narrow, choice])

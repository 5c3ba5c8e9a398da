"""« Fichier du code » : one folder or one file of the program, read only."""

from collections.abc import Mapping

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import card, sheet
from views.parts.code import HERE, SLASH, code, listed
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.source import Source
from views.parts.states import states
from views.parts.watching import Asked, use_record
from views.text import _, ngettext


@drawn
def SourceFile() -> ft.Control:
    """Show what a folder holds, or the words of one file."""
    name = place_of(ft.use_route_params())
    asked: Asked[list[str] | str] = use_record(lambda: _read(name), key=name)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if isinstance(asked.value, list):
        return sheet([listed(asked.value)])
    count = len(asked.value.splitlines())
    said = ngettext("{count} ligne", "{count} lignes", count).format(count=count)
    return sheet([sentence(said, quiet=True), card([code(asked.value)])])


def _read(name: str) -> list[str] | str:
    """Return what a folder holds, else the words of a file."""
    return Source().inside(name) or Source().text(name)


def place_of(params: Mapping[str, str]) -> str:
    """Return the path an address names."""
    return params.get("place", "").replace(SLASH, "/")


def _named(params: Mapping[str, str]) -> str:
    return place_of(params) or _("Voir le code")


SCREEN = Screen(
    f"{HERE}/:place", N_("Voir le code"), SourceFile, place="more", named=_named
)

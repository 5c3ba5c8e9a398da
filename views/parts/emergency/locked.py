"""« Fiche d'urgence » at the door: what was left open, shown by one button."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.emergency import Card, Checked
from app.domain.errors import AlveoleError
from app.domain.when import When
from app.flows.emergency.sheet import left_open
from app.ports.left_open import LeftOpen
from views.errors import sentence_for
from views.parts.acting import Act, doing
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.emergency.lines import lines_card
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held, use_made
from views.parts.watching import porch
from views.text import _, date_long


@dataclass(frozen=True, slots=True, repr=False)
class Left:
    """What one person left open, and the name on it, "" where it is not to be shown."""

    file: LeftOpen
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class Read:
    """The one sheet being read, the error it gave, or what it says."""

    left: Left
    wrong: str = ""
    checked: Checked | None = None


_NONE: Final[Read | None] = None


@ft.component
def LeftOpenSheet() -> ft.Control:
    """Offer to read what each person left open, one at a time; nothing otherwise."""
    door = porch().door
    there = use_made(lambda: anything(door.left_open()))[0]
    shown, show = use_held(_NONE)
    rows: list[ft.Control] = []
    for rank, left in enumerate(there):
        here = shown if shown and shown.left is left else None

        async def read(left: Left = left) -> None:
            show(await asyncio.to_thread(_read, left))

        act = doing(partial(show, None)) if here else read
        rows += [side_by_side([_button(left, act, rank, shown=bool(here))])]
        rows += _told(here) if here else []
    return stack(rows) if rows else ft.Container(visible=False)


def _button(left: Left, act: Act, rank: int, *, shown: bool) -> ft.Control:
    """Return what reads a sheet, or puts it back; it says whose where it must."""
    label = _("Lire la fiche d'urgence")
    if left.name:
        label = _("Lire la fiche d'urgence : {name}").format(name=left.name)
    if shown:
        label = _("Fermer la fiche d'urgence")
    name = f"unlock-emergency-{rank}" if rank else "unlock-emergency"
    return quiet_action(label, act, name=name, icon=ft.Icons.EMERGENCY_OUTLINED)


def anything(files: Sequence[LeftOpen]) -> list[Left]:
    """Return what was left open; the owner's alone, the first, needs no name.

    A disk that fails is nothing.
    """
    there = [file for file in files if _holds(file)]
    if there == list(files[:1]):
        return [Left(file, "") for file in there]
    return [Left(file, _named(file)) for file in there]


def _holds(file: LeftOpen) -> bool:
    try:
        return bool(file.read())
    except AlveoleError:
        return False


def _named(file: LeftOpen) -> str:
    try:
        checked = left_open(file)
    except AlveoleError:
        return ""
    return checked.card.name if checked else ""


def _read(left: Left) -> Read:
    try:
        return Read(left, checked=left_open(left.file))
    except AlveoleError as error:
        return Read(left, sentence_for(error.code, error.details))


def _told(read: Read) -> list[ft.Control]:
    if read.checked is None:
        gone = read.wrong or _("Cette fiche n'est plus là.")
        return [banner(gone, tone="alert")]
    return sheet_of(read.checked.card)


def sheet_of(card: Card) -> list[ft.Control]:
    """Return a card as it is read: whose, of which day, its lines."""
    day = date_long(When.parse(card.day), weekday=False)
    made = _("Fiche du {day}. À vérifier avec la personne.").format(day=day)
    return [heading(2, card.name), *_born(card), sentence(made), lines_card(card.lines)]


def _born(card: Card) -> list[ft.Control]:
    if not card.birth:
        return []
    day = date_long(When.parse(card.birth), weekday=False)
    return [sentence(_("Date de naissance : {day}").format(day=day))]

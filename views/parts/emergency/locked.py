"""« Fiche d'urgence » at the door: what was left open, shown by one button."""

import asyncio
from typing import Final

import flet as ft

from app.domain.emergency import Card, Checked
from app.domain.errors import AlveoleError
from app.domain.when import When
from app.flows.emergency.sheet import left_open
from app.ports.left_open import LeftOpen
from views.errors import sentence_for
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side, stack
from views.parts.emergency.lines import lines_card
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held, use_made
from views.parts.watching import porch
from views.text import _, date_long

_UNREAD: Final[tuple[str, Checked | None]] = "", None


@ft.component
def LeftOpenSheet() -> ft.Control:
    """Offer to read what was left open; nothing where nothing was."""
    file = porch().door.left_open
    there = use_made(lambda: anything(file))[0]
    shown, show, hide = use_flag()
    read, keep = use_held(_UNREAD)

    async def open_() -> None:
        keep(await asyncio.to_thread(_read, file))
        show()

    if not there:
        return ft.Container(visible=False)
    label = _("Fermer la fiche d'urgence") if shown else _("Lire la fiche d'urgence")
    act, icon = doing(hide) if shown else open_, ft.Icons.EMERGENCY_OUTLINED
    button = quiet_action(label, act, name="unlock-emergency", icon=icon)
    return stack([side_by_side([button]), *(_told(*read) if shown else [])])


def anything(file: LeftOpen) -> bool:
    """Say whether something was left open; a disk that fails is nothing."""
    try:
        return bool(file.read())
    except AlveoleError:
        return False


def _read(file: LeftOpen) -> tuple[str, Checked | None]:
    try:
        return "", left_open(file)
    except AlveoleError as error:
        return sentence_for(error.code, error.details), None


def _told(wrong: str, checked: Checked | None) -> list[ft.Control]:
    if checked is None:
        gone = wrong or _("Cette fiche n'est plus là.")
        return [banner(gone, tone="alert")]
    return sheet_of(checked.card)


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

"""« Ma santé » : one card a room, each with where things stand or its first step."""

from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.acting import going
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.health import Card, all_cards
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import Asked, here, use_record
from views.parts.whose import said_of
from views.text import _

_BLANK = "\u00a0"
"""What keeps the room of a sentence that has not come yet."""


@drawn
def Health() -> ft.Control:
    """Show the cards that fit the person."""
    asked = use_record(partial(_fitting, here()), "patient", name="health-cards")
    cards = asked.value or [card for card in all_cards() if not card.fits]
    door: Any = Door
    return sheet([door(card, key=card.name) for card in cards])


def _fitting(house: House) -> list[Card]:
    return [card for card in all_cards() if not card.fits or card.fits(house)]


@ft.component
def Door(card: Card) -> ft.Control:
    """Draw one card, which leads to its room."""
    asked = use_record(
        partial(card.says, here()), *card.kinds, name=f"health-{card.name}"
    )
    words, go = [sentence(_told(asked), quiet=True)], going(card.route)
    title = said_of(_(card.title), _(card.theirs or card.title))
    return tile(title, words, go, name=f"health-{card.name}", icon=card.icon)


def _told(asked: Asked[str]) -> str:
    if asked.error:
        return sentence_for(asked.error.code, asked.error.details)
    return asked.value or _BLANK


SCREEN = Screen("/sante", N_("Ma santé"), Health, place="health")

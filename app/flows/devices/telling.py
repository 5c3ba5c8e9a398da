"""« Ce que la balance sait de vous » : told to it only if the person agreed."""

from collections.abc import Mapping
from typing import Final

from app.domain.query import Query
from app.domain.state import State
from app.domain.ucp import NO, YES
from app.flows.devices.appliance import TELLS
from app.flows.devices.sorting import Room
from app.flows.measure import as_measure
from app.flows.whose import identity_of

_SEXES: Final = {"F": "female", "M": "male"}
_YEAR: Final = 4
_HEIGHT: Final = "body-height"


def facts(room: Room) -> Mapping[str, str]:
    """Return what a scale computes with: a year of birth, a sex, a height in cm."""
    roster = room.roster
    known = identity_of(roster.vault, roster.space)
    asked = Query(_HEIGHT, status=State.CURRENT, limit=1)
    heights = [as_measure(one) for one in roster.vault.find(roster.space.id, asked)]
    told = {
        "birth_date": known.born[:_YEAR],
        "sex": _SEXES.get(known.sex, ""),
        "height": f"{heights[0].values[0]:.0f}" if heights else "",
    }
    return {name: text for name, text in told.items() if text}


def allow(room: Room, key: str, answer: str) -> None:
    """Remember whether a device may be told; what is no answer is asked again.

    *key* is the id of its element, in hexadecimal.
    """
    with room.turn:
        room.roster.note(key, **{TELLS: answer if answer in (YES, NO) else ""})

"""« Ce que la balance sait de vous » : told to it only if the person agreed."""

from collections.abc import Collection, Mapping
from typing import Final

from app.domain.query import Query
from app.domain.state import State
from app.domain.ucp import NO, YES
from app.flows.devices.appliance import NAMED, TELLS, Appliance
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


def decided(device: Appliance, names: Collection[str]) -> bool:
    """Say whether a device may be told these or not: a new one is asked about."""
    return device.tells == NO or (device.tells == YES and device.named >= {*names})


def allow(room: Room, key: str, answer: str, names: Collection[str] = ()) -> None:
    """Remember whether a device may be told; what is no answer is asked again.

    *key* is the id of its element, in hexadecimal. Of *names*, where they are given,
    each was seen by the person.
    """
    said = {TELLS: answer if answer in (YES, NO) else ""}
    if names:
        said[NAMED] = " ".join(sorted(names))
    with room.turn:
        room.roster.note(key, **said)

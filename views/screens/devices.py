"""« Balances et capteurs » : those of the person, what waits, how to add one."""

from dataclasses import dataclass

import flet as ft

from app.domain.words import N_
from app.flows.devices.appliance import Appliance
from views.house import House, Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.box import sheet, side_by_side
from views.parts.devices_near.waiting import ANSWERS
from views.parts.devices_near.ways import no_alarm, other_ways, virtual_label
from views.parts.devices_near.words import (
    icon_of,
    name_of,
    use_of,
    waiting_words,
)
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Shown:
    """The devices of the person, and how many readings wait."""

    known: tuple[Appliance, ...]
    waiting: int


@drawn
def DevicesNear() -> ft.Control:
    """List the devices; each leads to its page."""
    house = here()
    asked = use_record(lambda: _shown(house), "device", "inbox")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    shown = asked.value
    return sheet(
        [
            *virtual_label(virtual=house.devices.radio.virtual),
            *_waits(shown.waiting),
            *([] if shown.known else [_first()]),
            *map(_row, shown.known),
            _add(first=not shown.known),
            heading(2, _("Sans Bluetooth")),
            other_ways(),
            no_alarm(),
        ]
    )


def _shown(house: House) -> Shown:
    return Shown(tuple(house.devices.known()), house.devices.inbox.count())


def _first() -> ft.Control:
    words = _("Une balance ou un lecteur de glycémie peut envoyer ses mesures ici.")
    return sentence(words)


def _waits(count: int) -> list[ft.Control]:
    if not count:
        return []
    line = sentence(_("Dites si ces mesures sont les vôtres."), quiet=True)
    icon, there = ft.Icons.HELP_OUTLINE, going(ANSWERS)
    return [tile(waiting_words(count), [line], there, name="near-waits", icon=icon)]


def _row(one: Appliance) -> ft.Control:
    return tile(
        name_of(one),
        [sentence(line, quiet=True) for line in use_of(one)],
        going(f"/appareils/{one.key}"),
        name=f"device-{one.key}",
        icon=icon_of(one.driver),
    )


def _add(*, first: bool) -> ft.Control:
    label = _("Relier un appareil") if first else _("Relier un autre appareil")
    go, icon = going("/appareils/chercher"), ft.Icons.BLUETOOTH_SEARCHING
    return side_by_side([action(label, go, name="near-find", icon=icon)])


SCREEN = Screen("/appareils", N_("Balances et capteurs"), DevicesNear, place="more")

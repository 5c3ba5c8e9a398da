"""« Appareil » : one scale, meter or sensor: its name, its use, what it gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from app.domain.write import Write
from app.flows.devices.appliance import Appliance
from app.flows.devices.told import Event
from views.house import House, Screen
from views.parts.acting import doing, going
from views.parts.action import action, grave_action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.devices_near.given import Given
from views.parts.devices_near.household import Household, shares
from views.parts.devices_near.knowing import known_of
from views.parts.devices_near.naming import Renaming
from views.parts.devices_near.using import Using
from views.parts.devices_near.waiting import ANSWERS
from views.parts.devices_near.ways import no_alarm
from views.parts.devices_near.words import (
    about,
    drawn_of,
    icon_of,
    name_of,
    odd_words,
    use_of,
    waiting_words,
)
from views.parts.drawn import drawn
from views.parts.fact import fact
from views.parts.measures.address import measure_place
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.states import states
from views.parts.tile import tile
from views.parts.undoing import done
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext, number


@dataclass(frozen=True, slots=True)
class Shown:
    """A device, and what it gave, the last first."""

    one: Appliance
    events: tuple[Event, ...]


@drawn
def DeviceNear() -> ft.Control:
    """Show one device, and what can be done with it."""
    house, key = here(), ft.use_route_params()["id"]
    asked = use_record(partial(_shown, house, key), "device", "inbox", key=key)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    one = asked.value.one
    head: Any = Head
    using: Any = Using
    household: Any = Household
    events: Any = Given
    given, curve = asked.value.events, _curve(one)
    return sheet(
        [
            head(one, key="head"),
            *_counts(one),
            using(one, key="using"),
            *([household(one, key="household")] if shares(one) else []),
            *known_of(one),
            *curve,
            *([events(given, key="given")] if given or not curve else []),
            _end(one),
            no_alarm(),
        ]
    )


def _shown(house: House, key: str) -> Shown:
    return Shown(house.devices.one(key), tuple(house.devices.history(key)))


@ft.component
def Head(one: Appliance) -> ft.Control:
    """Say which device it is; measure with it, rename it."""
    naming, rename, stop = use_flag()
    told = fact(icon_of(one.driver), name_of(one), [*about(one), *use_of(one)])
    if naming:
        asking: Any = Renaming
        return card([told, asking(one, stop)])
    now = going(f"/appareils/{one.key}/mesurer")
    label, icon = _("Mesurer maintenant"), ft.Icons.BLUETOOTH_SEARCHING
    ways = [
        action(label, now, name="near-now", icon=icon),
        quiet_action(_("Renommer"), doing(rename), name="near-rename"),
    ]
    return card([told, side_by_side(ways)])


def _counts(one: Appliance) -> list[ft.Control]:
    """Return what waits of this device, and what could not be read."""
    rows = (
        ("waits", one.waiting, waiting_words, ANSWERS, _ASKED),
        ("odd", one.quarantined, odd_words, f"/appareils/{one.key}/incompris", _ODD),
    )
    return [
        tile(words(count), [], going(there), name=f"near-{name}", icon=icon)
        for name, count, words, there, icon in rows
        if count
    ]


def _curve(one: Appliance) -> list[ft.Control]:
    """Lead to the curve that the points of a sensor are drawn in."""
    kind = drawn_of(one)
    if not (kind and one.kept):
        return []
    words = ngettext(
        "{count} mesure dans votre courbe.",
        "{count} mesures dans votre courbe.",
        one.kept,
    )
    said, there = (
        words.format(count=number(one.kept, 0)),
        f"{measure_place(kind)}/capteur",
    )
    return [tile(said, [], going(there), name="near-curve", icon=icon_of(one.driver))]


_ASKED = ft.Icons.HELP_OUTLINE
_ODD = ft.Icons.REPORT_OUTLINED


def _end(one: Appliance) -> ft.Control:
    """Offer to forget the device; what it gave stays."""
    devices, around = here().devices, porch()

    async def forget() -> None:
        words = _("« {name} » est oublié. Ses mesures restent.")
        before: list[Write] = []
        await done(
            words.format(name=name_of(one)),
            lambda: before.append(devices.forget(one.key)),
            lambda: devices.bring_back(before[0]),
            leaving=True,
        )
        around.go("/appareils")

    button = grave_action(_("Oublier cet appareil"), forget, name="near-forget")
    kept = sentence(
        _("Les mesures qu'il a données restent dans votre espace."), quiet=True
    )
    return card([side_by_side([button]), kept])


def _named(_params: Mapping[str, str]) -> str:
    return _("Appareil")


SCREEN = Screen(
    "/appareils/:id",
    N_("Balances et capteurs"),
    DeviceNear,
    place="more",
    named=_named,
)

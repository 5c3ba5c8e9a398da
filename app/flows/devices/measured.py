"""« Mesures » typed or heard: every flow of them, as a house holds it."""

from datetime import tzinfo

from app.flows.devices.devices import Devices
from app.flows.devices.people import People
from app.flows.devices.roster import Roster
from app.flows.devices.sorting import Room
from app.flows.measuring.measuring import Followed, follow
from app.flows.panel import Panel
from app.flows.preferences import Preferences
from app.ports.radio import Radio


class Measured(Followed):
    """What a house holds of measures, and of what takes them."""

    panel: Panel
    devices: Devices


def measured_by(
    preferences: Preferences,
    zone: tzinfo,
    radio: Radio,
    *,
    example: bool,
    people: People | None = None,
) -> Measured:
    """Return the measures of a space; virtual devices count in an *example* only.

    *people* are those of the home, who may step on the same scale.
    """
    followed = follow(preferences, zone)
    shown = followed["measures"], followed["traces"]
    world = preferences.world
    roster = Roster(preferences.vault, world, preferences.space)
    room = Room(roster, *shown, zone, example)
    return Measured(
        **followed,
        panel=Panel(*shown, preferences, world.now, zone),
        devices=Devices(people.around(room) if people else room, radio),
    )

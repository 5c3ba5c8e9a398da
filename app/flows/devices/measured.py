"""« Mesures » typed or heard: every flow of them, as a house holds it."""

from datetime import tzinfo

from app.flows.devices.devices import Devices
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
    preferences: Preferences, zone: tzinfo, radio: Radio, *, example: bool
) -> Measured:
    """Return the measures of a space; virtual devices count in an *example* only."""
    followed = follow(preferences, zone)
    shown = followed["measures"], followed["traces"]
    world = preferences.world
    roster = Roster(preferences.vault, world, preferences.space)
    return Measured(
        **followed,
        panel=Panel(*shown, preferences, world.now, zone),
        devices=Devices(Room(roster, *shown, zone, example), radio),
    )

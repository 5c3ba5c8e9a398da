"""What furnishes a house with what is measured, and with what brings it in."""

from datetime import tzinfo

from app.flows.devices.measured import Measured, measured_by
from app.flows.devices.people import People
from app.flows.importing.importing import Importing
from app.flows.importing.nightscout import Nightscout
from app.flows.preferences import Preferences
from views.ports import Ports


class Heard(Measured):
    """What is measured, and what brings it in."""

    importing: Importing
    nightscout: Nightscout


def heard(
    preferences: Preferences, ports: Ports, zone: tzinfo, people: People
) -> Heard:
    """Return the measures of a space; *people* may step on the same scale."""
    made = measured_by(
        preferences, zone, ports.radio, example=ports.example, people=people
    )
    return Heard(
        **made,
        importing=Importing(ports.airlock, made["devices"], preferences),
        nightscout=Nightscout(ports.nightscout, preferences),
    )

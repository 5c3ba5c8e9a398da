"""What a person wants, and what others must know at once, over one set of choices."""

from datetime import tzinfo
from typing import TypedDict

from app.flows.emergency.sheet import Emergency
from app.flows.preferences import Preferences
from app.flows.profile.lines import ProfileLines
from app.flows.wishes.statements import Wishes
from app.ports.left_open import LeftOpen
from app.ports.pulse import Pulse


class Urgent(TypedDict):
    """The flows of a house that speak of them."""

    wishes: Wishes
    emergency: Emergency


def urgent(
    preferences: Preferences, left_open: LeftOpen, pulse: Pulse, zone: tzinfo
) -> Urgent:
    """Return both; what is left open follows the record from now on."""
    vault, world, space = preferences.vault, preferences.world, preferences.space
    wishes = Wishes(vault, world, space, zone)
    profile = ProfileLines(vault, world, space)
    sheet = Emergency(profile, wishes, preferences, left_open, zone)
    sheet.follow(pulse)
    return Urgent(wishes=wishes, emergency=sheet)

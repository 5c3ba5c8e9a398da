"""« Question » : what is asked of a reading that waits, and who may answer for it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from app.domain.device import Reading
from app.domain.errors import Refused
from app.domain.household import Member
from app.domain.inbox import Fate, Item
from app.domain.stamping import proposed
from app.flows.devices.gates import unusual
from app.flows.devices.likeness import WEIGHT, Candidate, candidate, suggested
from app.flows.devices.sorting import Room
from app.flows.devices.together import datable, from_the_first
from app.flows.devices.told import Waiting


def question(room: Room, items: Sequence[Item]) -> Waiting:
    """Return what is asked, at once, of items."""
    item = (from_the_first(items) if items[0].fate is Fate.TO_DATE else items)[0]
    reading, device = reading_of(item), room.roster.named(item.device)
    weighed = item.fate is Fate.UNASSIGNED and reading.kind == WEIGHT
    others = room.candidates(device) if weighed else ()
    me = candidate(room.roster.vault, room.roster.space)
    likely = suggested(reading, (me, *others))
    known = [at for each in items if (at := reading_of(each).stamp.at) is not None]
    stamp = reading.stamp, zone_of(room), room.roster.world.now()
    members = (_member(reading, one) for one in others)
    return Waiting(
        item.key.hex(),
        item.fate,
        reading,
        device,
        likely.name if likely else "",
        proposed(*stamp) if item.fate is Fate.TO_DATE else None,
        len(items),
        min(known, default=None),
        max(known, default=None),
        datable(items),
        unusual(reading),
        tuple(one for one in members if one),
        None if likely is me else _member(reading, likely),
    )


def _member(reading: Reading, one: Candidate | None) -> Member | None:
    at = reading.stamp.at
    return one.member(at) if one and at else None


def zone_of(room: Room) -> ZoneInfo:
    """Return where the person lives, as drivers want it."""
    return room.zone if isinstance(room.zone, ZoneInfo) else ZoneInfo("UTC")


def reading_of(item: Item) -> Reading:
    """Return the reading of an item. Raises Refused("reading.absent")."""
    if isinstance(item.what, Reading):
        return item.what
    raise Refused("reading.absent")

"""« Points d'un capteur » : asked about, and dated, all at once."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from app.domain.device import Reading, Way
from app.domain.errors import Refused
from app.domain.inbox import DATE, Fate, Item
from app.domain.reading import Stretch
from app.flows.devices.filing import trace_of
from app.flows.devices.gates import TRACES
from app.flows.devices.sorting import Room


def at_once(item: Item) -> object:
    """Return what tells apart the questions: one a reading, but for points.

    Points without a date are asked about by the start their sensor stated, those
    that were answered by that answer.
    """
    if not traced(item):
        return item.key
    said = tuple(DATE if one.startswith(DATE) else one for one in item.answers)
    start = _start(item) if item.fate is Fate.TO_DATE else ""
    kind = item.what.kind if isinstance(item.what, Reading) else ""
    return item.device, item.fate, kind, start, said, item.batch


def traced(item: Item) -> bool:
    """Say whether an item is a point of a trace."""
    return isinstance(item.what, Reading) and item.what.kind in TRACES


def from_the_first(items: Sequence[Item]) -> list[Item]:
    """Return items in the order their sensor counted, where it did."""
    return sorted(items, key=lambda one: _minutes(one) or 0)


def datable(items: Sequence[Item]) -> bool:
    """Say whether the date of one item gives that of all: each has its own minute."""
    if not any(map(traced, items)):
        return True
    minutes = {_minutes(one) for one in items}
    together = len({_start(one) for one in items}) == 1
    return together and None not in minutes and len(minutes) == len(items)


def dates(item: Item, items: Sequence[Item], at: datetime) -> dict[bytes, datetime]:
    """Return when each of *items* was taken, *item* having been at *at*.

    Raises Refused("reading.undatable").
    """
    if not datable(items):
        raise Refused("reading.undatable")
    if not traced(item):
        return {item.key: at}
    began = at.astimezone(UTC) - timedelta(minutes=_minutes(item) or 0)
    return {one.key: began + timedelta(minutes=_minutes(one) or 0) for one in items}


def check(room: Room, item: Item, dates: Collection[datetime]) -> None:
    """Refuse instants of the future, and those another point of its trace has.

    Raises Refused("measure.future" | "reading.undatable").
    """
    if max(dates) > room.roster.world.now():
        raise Refused("measure.future")
    if isinstance(item.what, Reading) and traced(item):
        asked = {int(at.timestamp()) for at in dates}
        roster, within = room.roster, Stretch(min(asked), max(asked))
        trace = trace_of(item.what)
        known = roster.vault.traces.points(roster.space.id, trace, within)
        if not asked.isdisjoint(one.t for one in known):
            raise Refused("reading.undatable")


def _start(item: Item) -> str:
    return _stated(item).partition(" ")[0]


def _minutes(item: Item) -> int | None:
    """Return the minutes a sensor counted since its start, None where none does."""
    if isinstance(item.what, Reading) and item.what.way in (Way.FILE, Way.SERVICE):
        return None
    moved = _stated(item).partition(" ")[2]
    try:
        return int(moved.removesuffix("min")) if moved.endswith("min") else None
    except ValueError:
        return None


def _stated(item: Item) -> str:
    return item.what.stamp.raw if isinstance(item.what, Reading) else ""

"""« Points d'un capteur » : asked about, and dated, all at once."""

import re
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from app.domain.device import Reading, Way
from app.domain.errors import Refused
from app.domain.inbox import DATE, Fate, Item
from app.domain.reading import Stretch
from app.flows.devices.filing import trace_of
from app.flows.devices.gates import TRACES
from app.flows.devices.sorting import Room

_BROUGHT: Final = (Way.FILE, Way.SERVICE)
_CLOCK: Final = re.compile(
    r"(?:^|[T\s])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])(?!\s*[AaPp]\.?[Mm])"
)
"""An hour of a day of twenty-four; one that says AM or PM is left alone."""
_ANY: Final = date(2000, 1, 1)
_NONE: Final = (-1, 0, 0)
"""An hour there is not."""


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
    """Return items in the order their sensor counted, or its file says the hours."""
    return sorted(items, key=lambda one: _gone_by(one) or timedelta())


def clock_of(reading: Reading) -> time | None:
    """Return the hour that a line of a file states, None where it states none."""
    said = _CLOCK.search(reading.stamp.raw) if reading.way in _BROUGHT else None
    hour, minute, second = (int(part or 0) for part in said.groups()) if said else _NONE
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def datable(items: Sequence[Item]) -> bool:
    """Say whether the date of one item gives that of all: each has its own place.

    A sensor counts its minutes; a file of one day says its hours, several at once.
    """
    if not any(map(traced, items)):
        return True
    places = {_gone_by(one) for one in items}
    together = len({_start(one) for one in items}) == 1
    apart = len(places) == len(items) or all(map(_brought, items))
    return together and None not in places and apart


def dates(item: Item, items: Sequence[Item], at: datetime) -> dict[bytes, datetime]:
    """Return when each of *items* was taken, *item* having been at *at*.

    Raises Refused("reading.undatable").
    """
    if not datable(items):
        raise Refused("reading.undatable")
    if not traced(item):
        return {item.key: at}
    if _brought(item):
        return _of_a_day(item, items, at)
    began = at.astimezone(UTC) - _since(item)
    return {one.key: began + _since(one) for one in items}


def _of_a_day(item: Item, items: Sequence[Item], at: datetime) -> dict[bytes, datetime]:
    """Place the lines of a day by their hours; those of one minute, a second apart."""
    midnight, told = at.replace(tzinfo=None) - _since(item), dict[bytes, datetime]()
    for one in from_the_first(items):
        local = midnight + _since(one)
        while local in told.values():
            local += timedelta(seconds=1)
        told[one.key] = local
    zoned = {key: local.replace(tzinfo=at.tzinfo) for key, local in told.items()}
    return {key: local.astimezone(UTC) for key, local in zoned.items()}


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
    said = _stated(item)
    clock = _CLOCK.search(said) if _brought(item) else None
    return said[: clock.start()] if clock else said.partition(" ")[0]


def _brought(item: Item) -> bool:
    return isinstance(item.what, Reading) and item.what.way in _BROUGHT


def _since(item: Item) -> timedelta:
    return _gone_by(item) or timedelta()


def _gone_by(item: Item) -> timedelta | None:
    """Return the time since a sensor began, or since midnight in a file of hours."""
    if isinstance(item.what, Reading) and _brought(item):
        clock = clock_of(item.what)
        if clock is None:
            return None
        return datetime.combine(_ANY, clock) - datetime.combine(_ANY, time())
    moved = _stated(item).partition(" ")[2]
    try:
        minutes = int(moved.removesuffix("min")) if moved.endswith("min") else None
    except ValueError:
        return None
    return None if minutes is None else timedelta(minutes=minutes)


def _stated(item: Item) -> str:
    return item.what.stamp.raw if isinstance(item.what, Reading) else ""

"""Three years of measures as elements, written many at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from app.domain.entry import Entry
from app.domain.ids import IdMint
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.flows.bmi import SOURCES, day_of, followed
from app.flows.example.calendar import Calendar
from app.flows.example.mornings import Moment, mornings
from app.flows.making import Taken, made
from app.flows.typed import whole_day
from app.flows.world import World
from app.kinds import kind

AT_ONCE: Final = 500
"""Elements of one write: the store in memory copies itself at each."""


def writes(space: Space, world: World, last: datetime) -> Iterator[Write]:
    """Give what to commit: every measure until *last*, and the BMI they make."""
    clock = Calendar(last)
    mint = IdMint(clock, world.entropy)
    entries = [_entry(one, space, clock, mint) for one in mornings(last)]
    entries += _computed(entries, space, clock, mint)
    for place in range(0, len(entries), AT_ONCE):
        yield Write(space.id, entries=tuple(entries[place : place + AT_ONCE]))


def _entry(one: Moment, space: Space, clock: Calendar, mint: IdMint) -> Entry:
    clock.at, chosen = one.at, kind(one.kind)
    when = When.at(one.at)
    if chosen.daily:
        when = When.parse(whole_day(when))
    entry = made(Taken(chosen, one.values, when), space, mint)
    return replace(entry, updated=clock.ms())


def _computed(
    entries: Iterable[Entry], space: Space, clock: Calendar, mint: IdMint
) -> list[Entry]:
    """Return the BMI of each day that has a weight and a height."""
    days: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind in SOURCES:
            days.setdefault(day_of(entry), []).append(entry)
    found = []
    for day, known in days.items():
        _, taken = followed(day, {one.id: one for one in known})
        if taken:
            clock.at = datetime.fromisoformat(taken.when.text)
            new = made(taken, space, mint)
            found.append(replace(new, updated=clock.ms()))
    return found

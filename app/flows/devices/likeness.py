"""« C'est vous ? » : whose weight it may be, and what was already said elsewhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Final

from app.domain.device import Reading, Rejected, TimeSource, Way
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.household import Member
from app.domain.query import Query
from app.domain.space import Space
from app.domain.state import State
from app.flows.devices.appliance import Appliance
from app.flows.measure import Measure, as_measure
from app.ports.vault import Vault

WEIGHT: Final = "body-weight"
"""The one kind that tells people apart."""
NEAR: Final = Decimal("0.04")
"""A weight no further from the last one may be the same person's."""
_LAST: Final = 5
"""How many of the last readings of a device are looked at."""
SAME_MS: Final = 60_000
"""Two sources that say the same within a minute say it once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of this app a weight may be of: *weight* gives theirs about a date.

    *space* is theirs, None for a name alone.
    """

    name: str
    weight: Callable[[datetime], Decimal | None]
    space: Space | None = None

    def member(self, at: datetime) -> Member:
        """Return them as a member of the household, with their weight about a date."""
        if self.space is None:
            return Member(self.name, self.weight(at))
        born = self.space.birth_date
        return Member(self.name, self.weight(at), self.space.id, born)


def near(one: Decimal, other: Decimal | None) -> bool:
    """Say whether two weights may be of one person."""
    return other is not None and abs(one - other) <= NEAR * other


def weight_about(
    vault: Vault, space: Space, at: datetime, fresh: Iterable[Entry] = ()
) -> Decimal | None:
    """Return the last weight known at a date, else the first known later.

    *fresh* are measures on their way to the record.
    """
    ms = int(at.timestamp() * 1000)
    held = [
        *vault.find(space.id, Query(WEIGHT, status=State.CURRENT, until=ms, limit=1)),
        *vault.find(
            space.id,
            Query(WEIGHT, status=State.CURRENT, since=ms, oldest_first=True, limit=1),
        ),
        *(one for one in fresh if one.kind == WEIGHT),
    ]
    before = [one for one in held if one.when.start <= ms]
    if before:
        return _weight(max(before, key=lambda one: (one.when.start, one.id)))
    return _weight(min(held, key=lambda one: one.when.start)) if held else None


def first_weight(vault: Vault, space: Space) -> int:
    """Return when the first known weight was taken (Unix ms), 0 for none."""
    asked = Query(WEIGHT, status=State.CURRENT, oldest_first=True, limit=1)
    return next((one.when.start for one in vault.find(space.id, asked)), 0)


def in_order(readings: Iterable[Reading], first: int) -> list[Reading]:
    """Return readings so that each follows the nearest in time that is known.

    Those after the *first* known weight come in order of time, the others go back.
    """

    def rank(one: Reading) -> tuple[bool, float]:
        at = one.stamp.at.timestamp() if one.stamp.at else 0.0
        older = at * 1000 < first
        return older, -at if older else at

    return sorted(readings, key=rank)


def _weight(entry: Entry) -> Decimal | None:
    try:
        return as_measure(entry).values[0]
    except Refused:
        return None


def candidate(vault: Vault, space: Space) -> Candidate:
    """Return somebody whose space is here: their weights are read there."""
    return Candidate(space.name, partial(weight_about, vault, space), space)


def candidates(
    device: Appliance | None, others: Iterable[Candidate] = ()
) -> tuple[Candidate, ...]:
    """Return who else a weight of a device may be of: *others*, and the names noted.

    A name noted before its owner had a space is theirs.
    """
    here = tuple(others)
    named = {one.name.casefold() for one in here}
    noted = (
        Candidate(one.name, lambda _at, kilos=one.weight: kilos)  # type: ignore[misc]  # bound here
        for one in (device.members if device else ())
        if one.name.casefold() not in named
    )
    return (*here, *noted)


def of_another(reading: Reading, candidates: Iterable[Candidate]) -> bool:
    """Say whether a weight may be of another person.

    It may where it is close to theirs, or where that of a name alone is unknown.
    """
    value, at = reading.value, reading.stamp.at
    if reading.kind != WEIGHT or not isinstance(value, Decimal) or at is None:
        return False
    known = ((one.weight(at), one.space) for one in candidates)
    return any(
        near(value, kilos) or (kilos is None and space is None)
        for kilos, space in known
    )


def suggested(reading: Reading, candidates: Iterable[Candidate]) -> Candidate | None:
    """Return whose a weight may be, None unless exactly one person is near."""
    value, at = reading.value, reading.stamp.at
    if reading.kind != WEIGHT or not isinstance(value, Decimal) or at is None:
        return None
    close = [one for one in candidates if near(value, one.weight(at))]
    return close[0] if len(close) == 1 else None


def just_said(vault: Vault, space: Space, reading: Reading) -> bool:
    """Say whether a device said this a moment ago: it repeats what it measured.

    Two keys may be of one weighing where the clock of the device was never set, or
    of one packet that holds no time: it is known by the minute it came.
    """
    timeless = reading.stamp.source is TimeSource.RECEIVED
    packet = reading.way is Way.INDICATED and timeless
    if reading.stamp.at is None or not (packet or reading.way is Way.BROADCAST):
        return False
    at = int(reading.stamp.at.timestamp() * 1000)
    held = vault.inbox.items(space.id, device=reading.device.key, limit=_LAST)
    if any(_repeats(reading, item.what) for item in held):
        return True
    asked = Query(reading.kind, since=at - SAME_MS, until=at + SAME_MS)
    said = f"{reading.value:f}" if isinstance(reading.value, Decimal) else ""
    name, told = ("raw", reading.stated.raw.hex()) if packet else ("value", said)
    return any(
        (one.meta.get("device"), one.meta.get(name)) == (reading.device.key, told)
        for one in vault.find(space.id, asked)
    )


def _repeats(reading: Reading, other: Reading | Rejected) -> bool:
    if not isinstance(other, Reading) or None in (reading.stamp.at, other.stamp.at):
        return False
    same = (other.kind, other.value) == (reading.kind, reading.value)
    same &= reading.way is Way.BROADCAST or other.stated.raw == reading.stated.raw
    apart = reading.stamp.at - other.stamp.at  # type: ignore[operator]  # neither is None
    return same and abs(apart.total_seconds()) * 1000 <= SAME_MS


def twin(entry: Entry, others: Iterable[Entry]) -> Entry | None:
    """Return the same measure come from another source, None for none."""
    try:
        mine = as_measure(entry)
    except Refused:
        return None
    return next((one for one in others if _alike(mine, one)), None)


def _alike(mine: Measure, other: Entry) -> bool:
    """Compare kind, time and values, these rounded to the coarser resolution."""
    apart = abs(mine.when.start - other.when.start)
    if other.kind != mine.entry.kind or apart > SAME_MS or not _elsewhere(mine, other):
        return False
    try:
        theirs = as_measure(other)
    except Refused:
        return False
    pairs = zip(mine.values, theirs.values, strict=True)
    return theirs.stands and all(_same(one, two) for one, two in pairs)


def _elsewhere(mine: Measure, other: Entry) -> bool:
    return mine.entry.meta.get("device") != other.meta.get("device")


def _same(one: Decimal, two: Decimal) -> bool:
    coarse = max(one, two, key=lambda each: each.as_tuple().exponent)
    step = Decimal(1).scaleb(int(coarse.as_tuple().exponent))
    return one.quantize(step, ROUND_HALF_UP) == two.quantize(step, ROUND_HALF_UP)

"""« Délégation » : rubrics one entrusts to a person with keys of their own."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from app.domain.collection import Rubric
from app.domain.ids import IdentityId


class MandateState(StrEnum):
    """Where a mandate stands, as this device knows it.

    WAITING and ENDING have not left this device; ENDED is over, by a word or a date.
    """

    WAITING = "waiting"
    ACTIVE = "active"
    ENDING = "ending"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Known:
    """A person whose card was verified: *card* is what their identity signed.

    *name* is what one calls them, "" as long as nothing was entrusted to them.
    """

    identity: IdentityId
    card: bytes = field(repr=False)
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Mandate:
    """« Délégation » : what one person may read, from *since* until *until* (Unix ms).

    *id* is the mandate id its grants share, *name* what one calls the person. *left* is
    when they said that they read it no more (Unix ms), else 0.
    """

    id: bytes
    to: IdentityId
    name: str = field(repr=False)
    rubrics: tuple[Rubric, ...]
    since: int
    until: int
    state: MandateState
    left: int = 0


def until_of(day: date, zone: tzinfo) -> int:
    """Return when a last day ends where the person is: the next midnight, Unix ms."""
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return int(midnight.timestamp() * 1000)


def last_day(until: int, zone: tzinfo) -> date:
    """Return the last day something may be read: *until* itself is after it."""
    return datetime.fromtimestamp((until - 1) / 1000, zone).date()


FURTHEST: Final = until_of(date(9999, 1, 1), UTC)
"""Ms after which no last day has a name: whoever says it is no relative."""

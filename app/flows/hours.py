"""What left in a day, told by hour: hundreds of small requests make a few lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from app.domain.departure import Departure, Outcome
from app.flows.departures import Departures, place_of

_COPY: Final = "copy"
_MANY: Final = 1000
_FAILED: Final = (Outcome.REFUSED, Outcome.SILENT)


@dataclass(frozen=True, slots=True)
class Hour:
    """The requests of one hour to one place; *since* is when it begins, in Unix ms."""

    since: int
    host: str
    count: int = 0
    sent: int = 0
    received: int = 0
    failed: int = 0

    def holding(self, one: Departure) -> "Hour":
        """Return the sums with one more request."""
        return replace(
            self,
            count=self.count + 1,
            sent=self.sent + one.sent,
            received=self.received + one.received,
            failed=self.failed + (one.outcome in _FAILED),
        )


def hours(flow: Departures, day: str) -> list[Hour | Departure]:
    """Return what left that day, newest first: requests by hour, each copy alone."""
    requests: dict[Hour, Hour] = {}
    copies = []
    for one in _all(flow, day):
        if one.purpose.startswith(_COPY):
            copies.append(one)
        else:
            key = _hour(flow, one)
            requests[key] = requests.get(key, key).holding(one)
    return sorted([*requests.values(), *copies], key=_newest, reverse=True)


def within(
    flow: Departures, day: str, hour: Hour, *, limit: int, offset: int = 0
) -> list[Departure]:
    """Return a window of the requests of an hour, newest first."""
    empty = Hour(hour.since, hour.host)
    asked = (one for one in _all(flow, day) if not one.purpose.startswith(_COPY))
    found = (one for one in asked if _hour(flow, one) == empty)
    return list(islice(found, offset, offset + limit))


def _all(flow: Departures, day: str) -> Iterator[Departure]:
    offset = 0
    while some := flow.of(day, limit=_MANY, offset=offset):
        yield from some
        offset += _MANY


def _hour(flow: Departures, one: Departure) -> Hour:
    """Return the hour of a request, with nothing in it yet."""
    begun = flow.moment(one).replace(minute=0, second=0, microsecond=0)
    return Hour(int(begun.timestamp() * 1000), place_of(one.host))


def _newest(line: Hour | Departure) -> int:
    return line.since if isinstance(line, Hour) else line.at

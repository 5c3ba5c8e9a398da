"""« Ce qui est sorti » on disk: one row a departure, in the encrypted store."""

from collections.abc import Sequence

from app.domain.changes import Changes
from app.domain.departure import KIND, Departure, Outcome, Purpose, Tally
from app.ports.pulse import Pulse
from storage.commit import NO_SPACE
from storage.sql import Store

_FIELDS = "id, at, day, purpose, host, sent, received, outcome, consent, entry"
_KEEP = (
    f"INSERT OR REPLACE INTO departure({_FIELDS})"  # noqa: S608 - constants only
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TALLIES = (
    "SELECT day, purpose, host, count(*), sum(sent), sum(received),"
    " sum(outcome IN ('refused', 'silent')) FROM departure"
    " WHERE day BETWEEN ? AND ? GROUP BY day, purpose, host"
    " ORDER BY day DESC, purpose DESC, host DESC"
)
_OF = (
    f"SELECT {_FIELDS} FROM departure WHERE day = ?"  # noqa: S608
    " ORDER BY id DESC LIMIT ? + 0 OFFSET ? + 0"
)
_DROP = "DELETE FROM departure WHERE id = ?"
_OLD = "SELECT count(*) FROM departure WHERE day < ?"
_FORGET = "DELETE FROM departure WHERE day < ?"


class SqlDepartures:
    """Keeps what left; nothing of it is ever in the journal."""

    def __init__(self, database: Store, pulse: Pulse) -> None:
        self._database = database
        self._pulse = pulse

    def keep(self, departures: Sequence[Departure]) -> None:
        """Add departures, or replace those of the same id."""
        with self._database.writing() as writer:
            writer.executemany(_KEEP, [_row(one) for one in departures])
        self._pulse.beat(Changes(NO_SPACE, frozenset({KIND})))

    def drop(self, departure: bytes) -> None:
        """Delete one by its id."""
        with self._database.writing() as writer:
            writer.execute(_DROP, (departure,))
        self._pulse.beat(Changes(NO_SPACE, frozenset({KIND})))

    def tallies(self, since: str, until: str) -> list[Tally]:
        """Return the sums of each day, the newest day first."""
        rows = self._database.ask(_TALLIES, (since, until))
        return [Tally(day, Purpose(why), *rest) for day, why, *rest in rows]

    def of(self, day: str, *, limit: int, offset: int = 0) -> list[Departure]:
        """Return a window of the departures of one day, newest first."""
        return [_read(*row) for row in self._database.ask(_OF, (day, limit, offset))]

    def forget(self, before: str) -> int:
        """Delete what left before that day; write nothing when there is none."""
        old = int(self._database.ask(_OLD, (before,))[0][0])
        if old:
            with self._database.writing() as writer:
                writer.execute(_FORGET, (before,))
        return old


def _row(one: Departure) -> tuple[object, ...]:
    when = one.id, one.at, one.day, one.purpose.value, one.host
    return (*when, one.sent, one.received, one.outcome.value, one.consent, one.entry)


def _read(*row: object) -> Departure:
    own, at, day, why, host, sent, received, outcome, consent, entry = row
    values: dict[str, object] = {
        "id": own,
        "at": at,
        "day": day,
        "purpose": Purpose(str(why)),
        "host": host,
        "sent": sent,
        "received": received,
        "outcome": Outcome(str(outcome)),
        "consent": consent,
        "entry": entry,
    }
    return Departure(**values)  # type: ignore[arg-type]  # as the table holds them

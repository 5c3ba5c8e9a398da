"""« Ce qui est sorti de mon appareil » : every request and copy, noted as it leaves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from threading import Lock, RLock, Timer
from typing import Final

from app.domain.departure import Departure, Outcome, Purpose, Tally
from app.domain.errors import AlveoleError
from app.domain.ids import EntryId
from app.flows.world import World
from app.ports import departures

KEPT_DAYS: Final = 90
GATHER: Final = 1.0
"""Seconds that requests gather before they are written: all that a crash may lose."""

HERE: Final = "127.0.0.1"
"""Stands for every server of this very device, whatever its port of the day."""

HELD_MAX: Final = 10_000
"""Departures held while the store is closed or full; older ones are then lost."""

Later = Callable[[float, Callable[[], None]], object]
"""Do something once, that many seconds from now, beside everything else."""


def beside(seconds: float, work: Callable[[], None]) -> None:
    """Do *work* in a moment, on a thread that keeps nobody from leaving."""
    timer = Timer(seconds, work)
    timer.daemon = True
    timer.start()


@dataclass(frozen=True, slots=True)
class Day:
    """One local day: what left, by reason and place."""

    day: str
    tallies: tuple[Tally, ...]

    @property
    def sent(self) -> int:
        """How many bytes left that day."""
        return sum(one.sent for one in self.tallies)

    @property
    def received(self) -> int:
        """How many bytes came back."""
        return sum(one.received for one in self.tallies)


class Departures:
    """« Registre des sorties » of this device; implements `Ledger`.

    One a process: what leaves while no space is open (a device that joins) is
    held, and written in the space that opens next. Every method may be called
    from any thread.
    """

    def __init__(self, world: World, zone: tzinfo, later: Later = beside) -> None:
        self._world = world
        self.zone = zone
        self._later = later
        self._shelf: departures.Departures | None = None
        self._held: dict[bytes, Departure] = {}
        self._holding, self._writing = Lock(), RLock()
        self._due = False

    def open(self, shelf: departures.Departures) -> None:
        """Keep what leaves in the store of the space that opens; forget the oldest."""
        shelf.forget(self._day(self._world.now() - timedelta(days=KEPT_DAYS)))
        self._shelf = shelf
        self.write()

    def close(self) -> None:
        """Write what is held: the store is about to close."""
        self.write()
        self._shelf = None

    def leaving(self, purpose: Purpose, host: str, sent: int) -> Departure:
        """Note what is about to leave, before it does."""
        return self._hold(Departure(*self._stamp(), purpose, host, sent))

    def settled(self, departure: Departure, received: int, outcome: Outcome) -> None:
        """Note how it ended."""
        self._hold(replace(departure, received=received, outcome=outcome))

    def copied(
        self, what: Purpose, size: int, entry: EntryId | None = None
    ) -> Departure:
        """Note a copy the person put outside; written before it returns.

        Raises Broken("disk.full" | "disk.io" | "store.damaged").
        """
        stamp, outcome = self._stamp(), Outcome.DONE
        made = Departure(*stamp, what, "", size, outcome=outcome, entry=entry)
        if self._shelf is None:
            return self._hold(made)
        self._shelf.keep([made])
        return made

    @contextmanager
    def copying(
        self, what: Purpose, size: int, entry: EntryId | None = None
    ) -> Iterator[None]:
        """Note a copy while it is made; not made, the note is taken back.

        Raises what `copied` does: a copy that cannot be noted is not made.
        """
        with self.noting() as note:
            note(what, size, entry)
            yield

    @contextmanager
    def noting(self) -> Iterator[Callable[..., Departure]]:
        """Lend `copied` for copies whose sizes are known as they are made.

        Not made, every note is taken back.
        """
        noted: list[Departure] = []

        def note(what: Purpose, size: int, entry: EntryId | None = None) -> Departure:
            noted.append(self.copied(what, size, entry))
            return noted[-1]

        try:
            yield note
        except AlveoleError:
            self.unmade(*noted)
            raise

    def unmade(self, *copies: Departure) -> None:
        """Take back the notes of copies that were not made after all: nothing left.

        Raises what `copied` does.
        """
        for copy in copies:
            with self._writing:
                with self._holding:
                    self._held.pop(copy.id, None)
                if self._shelf and copy.purpose.startswith("copy"):
                    self._shelf.drop(copy.id)

    def erased(self, copy: Departure, *, erased: bool = True) -> None:
        """Note that the person erased a copy, or that they did not; for a copy alone.

        Nothing else can tell: the file is out of reach. Raises what `copied` does.
        """
        outcome = Outcome.ERASED if erased else Outcome.DONE
        if self._shelf and copy.purpose.startswith("copy"):
            self._shelf.keep([replace(copy, outcome=outcome)])

    def days(self, back: int) -> list[Day]:
        """Return the days of the last *back* on which something left, newest first."""
        if self._shelf is None:
            return []
        self.write()
        now = self._world.now()
        since = self._day(now - timedelta(days=back - 1))
        found: dict[str, list[Tally]] = {}
        for one in _merged(self._shelf.tallies(since, self._day(now))):
            found.setdefault(one.day, []).append(one)
        return [Day(day, tuple(tallies)) for day, tallies in found.items()]

    def of(self, day: str, *, limit: int = 60, offset: int = 0) -> list[Departure]:
        """Return a window of what left that day, newest first."""
        if self._shelf is None:
            return []
        self.write()
        return self._shelf.of(day, limit=limit, offset=offset)

    def moment(self, departure: Departure) -> datetime:
        """Return when it left, on the clock of the person."""
        return datetime.fromtimestamp(departure.at / 1000, self.zone)

    def write(self) -> None:
        """Write what is held. A store that cannot leaves it for the next time."""
        with self._writing:
            shelf = self._shelf
            with self._holding:
                self._due = False
                if shelf is None:
                    return
                held, self._held = self._held, {}
            if held:
                self._write(shelf, held)

    def _write(
        self, shelf: departures.Departures, held: dict[bytes, Departure]
    ) -> None:
        try:
            shelf.keep(list(held.values()))
        except AlveoleError:
            with self._holding:
                self._held = held | self._held
                self._bound()

    def _hold(self, departure: Departure) -> Departure:
        with self._holding:
            self._held[departure.id] = departure
            self._bound()
            first, self._due = not self._due, True
        if first:
            self._later(GATHER, self.write)
        return departure

    def _bound(self) -> None:
        while len(self._held) > HELD_MAX:
            del self._held[next(iter(self._held))]

    def _stamp(self) -> tuple[bytes, int, str]:
        now = self._world.now()
        return self._world.new_id(), int(now.timestamp() * 1000), self._day(now)

    def _day(self, moment: datetime) -> str:
        return moment.astimezone(self.zone).date().isoformat()


def place_of(host: str) -> str:
    """Return *host*, or `HERE` for any server of this device."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return HERE if name in (HERE, "localhost", "[::1]") else host


def _merged(tallies: list[Tally]) -> list[Tally]:
    """Join the servers of this device: their ports change from one day to the next."""
    sums: dict[tuple[str, Purpose, str], Tally] = {}
    for one in tallies:
        key = one.day, one.purpose, place_of(one.host)
        so_far = sums.get(key, Tally(*key, 0, 0, 0, 0))
        sums[key] = replace(
            so_far,
            count=so_far.count + one.count,
            sent=so_far.sent + one.sent,
            received=so_far.received + one.received,
            failed=so_far.failed + one.failed,
        )
    return list(sums.values())

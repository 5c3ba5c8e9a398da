"""« Mémoire d'un appareil » : its records as they come, and how far they were kept."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from app.domain.device import Reading, Rejected
from app.domain.dialogue import Cursor, Keep, Notified, Session, Tell
from app.domain.stamping import settled

BATCH_MAX: Final = 500
"""Readings kept in one transaction."""
BATCH_FIRST: Final = 16
"""Those of the first, doubled each time: where a link breaks often, some are kept."""
BATCH_SPAN: Final = timedelta(milliseconds=250)
_LEFT_SIZE: Final = 2
_LEFT_MAX: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a memory, whole: its number there, and what it says.

    *series* tells this numbering from another, as raw bytes.
    """

    number: int
    series: bytes = b""
    readings: tuple[Reading, ...] = field(default=(), repr=False)


class Book(Protocol):
    """How a driver puts together the records of its device."""

    @property
    def session(self) -> Session:
        """Return what is known of the dialogue."""
        ...

    @property
    def chars(self) -> tuple[str, ...]:
        """Name what must be heard, the records first, the control point last."""
        ...

    def take(self, heard: Notified) -> Iterable[Record | Rejected]:
        """Read a packet: the records it completes, or why it cannot be read."""
        ...

    def held(self) -> Collection[int]:
        """Number the records that still wait for a part."""
        ...

    def rest(self) -> Iterable[Record | Rejected]:
        """Give them as they are: nothing more will come."""
        ...


class Whole:
    """Half of a book: each record is whole as it comes."""

    __slots__ = ()

    def held(self) -> Collection[int]:
        """Number no record."""
        return ()

    def rest(self) -> Iterable[Record | Rejected]:
        """Give nothing more."""
        return ()


def cursor_of(record: Record, *, left: int) -> Cursor:
    """Return the cursor at *record*, with *left* others known to come after it."""
    count = min(left, _LEFT_MAX).to_bytes(_LEFT_SIZE, "little")
    return Cursor(record.number, record.series + count)


def series_of(cursor: Cursor) -> bytes:
    """Return the series of the record at *cursor*."""
    return cursor.series[:-_LEFT_SIZE]


def left_after(cursor: Cursor) -> int:
    """Return how many records were still to come after *cursor* when it was set."""
    return int.from_bytes(cursor.series[-_LEFT_SIZE:], "little")


class Intake:
    """What came of one report, by batches, and the cursor each of them sets.

    A cursor is set at the last record as long as they come in order, and nothing
    before it waits for a part; at the highest once the device says it is over. A
    memory whose anchor was not met sets none.
    """

    def __init__(self, book: Book, anchor: Cursor | None, *, total: int = 0) -> None:
        self._book = book
        self._anchor = anchor
        self._total = total
        self._numbers: list[int] = []
        self._unread = 0
        self._last: Record | None = None
        self._highest: Record | None = None
        self._in_order = True
        self._readings: list[Reading] = []
        self._rejected: list[Rejected] = []
        self._span = timedelta()
        self._since: datetime | None = None
        self._room = BATCH_FIRST
        self.anchored = anchor is None
        self.brought = 0

    @property
    def full(self) -> bool:
        """Say whether it is time to keep what came."""
        many = len(self._readings) + len(self._rejected) >= self._room
        return many or self._span >= BATCH_SPAN

    @property
    def waits(self) -> bool:
        """Say whether a record waits for a part."""
        return bool(self._book.held())

    def add(self, heard: Notified) -> None:
        """Take a packet."""
        self._since = self._since or heard.heard_at
        self._span = heard.heard_at - self._since
        self._enter(self._book.take(heard))

    def refuse(self, rejected: Rejected) -> None:
        """Take a packet that is no record, and cannot be read."""
        self._rejected.append(rejected)

    def close(self) -> None:
        """Take what waited for a part as it is."""
        self._enter(self._book.rest())

    def keep(self, *, over: bool = False) -> Keep:
        """Return what came since the last batch; *over*: nothing else will come."""
        batch = Keep(self._dated(), tuple(self._rejected), self._cursor(over=over))
        self.brought += len(self._readings)
        self._readings, self._rejected = [], []
        self._span, self._since = timedelta(), None
        self._room = min(2 * self._room, BATCH_MAX)
        return batch

    def told(self) -> Tell:
        """Return how far it is."""
        done = len(self._numbers) + self._unread
        return Tell(min(done, self._total) if self._total else done, self._total)

    def _dated(self) -> tuple[Reading, ...]:
        """Return the readings, autumn's hour told apart where their order does."""
        if not self._in_order:
            return tuple(self._readings)
        zone = self._book.session.zone
        stamps = settled([reading.stamp for reading in self._readings], zone)
        both = zip(self._readings, stamps, strict=True)
        return tuple(
            reading if reading.stamp is stamp else replace(reading, stamp=stamp)
            for reading, stamp in both
        )

    def _enter(self, found: Iterable[Record | Rejected]) -> None:
        for each in found:
            if isinstance(each, Record):
                self._record(each)
            else:
                self._unread += each.where == self._book.chars[0]
                self._rejected.append(each)

    def _record(self, record: Record) -> None:
        if self._is_anchor(record):
            self.anchored = True
        else:
            self._readings += record.readings
        before = self._last.number if self._last else record.number
        self._in_order = self._in_order and record.number >= before
        self._last = record
        if not self._highest or record.number >= self._highest.number:
            self._highest = record
        at = bisect_right(self._numbers, record.number)
        if at == 0 or self._numbers[at - 1] != record.number:
            self._numbers.insert(at, record.number)

    def _is_anchor(self, record: Record) -> bool:
        anchor = self._anchor
        return (
            anchor is not None
            and record.number == anchor.sequence
            and record.series == series_of(anchor)
        )

    def _cursor(self, *, over: bool) -> Cursor | None:
        at = self._highest if over else self._last
        if not at or not self.anchored:
            return None
        if not over and not (self._in_order and at.number < self._first_held()):
            return None
        come = bisect_right(self._numbers, at.number) + self._unread
        return cursor_of(at, left=max(0, self._total - come))

    def _first_held(self) -> float:
        return min(self._book.held(), default=float("inf"))

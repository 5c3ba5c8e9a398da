"""RACP (2A52) : how a device is asked for what it has kept since the last time.

Shared by every driver whose device numbers its records. Codes and answers: Glucose
Service 1.0.1, Continuous Glucose Monitoring Service 1.0.2. Records are counted and
reported, never deleted.
"""

from collections.abc import Generator
from typing import Final

from app.domain.device import Rejected
from app.domain.dialogue import (
    Command,
    Cursor,
    Event,
    Keep,
    Notified,
    Outcome,
    Refusal,
    Silence,
    Subscribe,
    Talk,
    Wait,
    Write,
)
from app.domain.recorded import Book, Intake, left_after

RACP: Final = "2a52"
SILENCE: Final = 30.0
"""Seconds without a packet after which a device is mute."""
COUNT_SILENCE: Final = 5.0
"""Seconds a count may take: without it, the records are asked for all the same."""
GRACE: Final = 2.0
"""Seconds the missing part of a record may come after the end of the report."""
ABORT: Final = b"\x03\x00"
_REPORT: Final = b"\x01"
_COUNT: Final = b"\x04"
_COUNTED: Final = b"\x05\x00"
_ANSWERED: Final = b"\x06\x00"
_SIZE: Final = 4
_SUCCESS: Final = 1
_NO_RECORDS: Final = 6
_PACKETS_MAX: Final = 4096
"""Packets of an older report let go by: they come again with ours."""
_CLOSED: Final = {
    "needs_pairing": Outcome.NEEDS_PAIRING,
    "cancelled": Outcome.CANCELLED,
}

Counting = Generator[Command, Event, int]
Reporting = Generator[Command, Event, int | Outcome]


def records(book: Book, cursor: Cursor | None) -> Talk:
    """Have every record since *cursor* kept, batch after batch.

    The record at *cursor* is asked for again, as an anchor: if it is another one, or
    if fewer come after it than should, the memory was emptied and all of it is read.
    """
    total = yield from _count(book, cursor)
    if cursor and 0 <= total <= left_after(cursor):
        return (yield from records(book, None))
    intake = Intake(book, cursor, total=max(0, total))
    yield intake.told()
    ended = yield from _report(intake, book, _since(_REPORT, cursor))
    if isinstance(ended, Outcome):
        return ended
    if not intake.anchored:
        return (yield from records(book, None))
    if ended not in {_SUCCESS, _NO_RECORDS}:
        return Outcome.REFUSED
    return Outcome.COMPLETE if intake.brought else Outcome.NOTHING_NEW


def refused(refusal: Refusal) -> Outcome:
    """Return how a dialogue ends when the device, or the person, will not go on."""
    return _CLOSED.get(refusal.code, Outcome.REFUSED)


def _since(code: bytes, cursor: Cursor | None) -> bytes:
    """Return a request for all the records, or those from *cursor* on, included."""
    if cursor is None:
        return code + b"\x01"
    return code + b"\x03\x01" + cursor.sequence.to_bytes(2, "little")


def _count(book: Book, cursor: Cursor | None) -> Counting:
    """Return how many records there are from *cursor* on, -1 where it is not said."""
    if (yield from _asked(book, _since(_COUNT, cursor))):
        return -1
    for _ in range(_PACKETS_MAX):
        match (yield Wait(COUNT_SILENCE)):
            case Notified(char="2a52", payload=said):
                return _counted(said)
            case Silence():
                break
    return -1


def _counted(said: bytes) -> int:
    if len(said) == _SIZE and said.startswith(_COUNTED):
        return int.from_bytes(said[2:], "little")
    nothing = said == _ANSWERED + _COUNT + bytes([_NO_RECORDS])
    return 0 if nothing else -1


def _report(intake: Intake, book: Book, request: bytes) -> Reporting:
    """Take the records as they come; return what the device said in the end."""
    refusal = yield from _asked(book, request)
    if refusal:
        return refused(refusal)
    said = 0
    while not said:
        match (yield Wait(SILENCE)):
            case Notified(char="2a52") as heard:
                said = _said(heard, intake)
            case Notified() as heard:
                intake.add(heard)
            case _:
                intake.close()
                yield from _kept(intake, over=False)
                return Outcome.SILENT
        if intake.full:
            yield from _kept(intake, over=False)
    yield from _awaited(intake)
    yield from _kept(intake, over=said in {_SUCCESS, _NO_RECORDS})
    return said


def _said(heard: Notified, intake: Intake) -> int:
    """Return what ends our report, 0 for any other answer."""
    said = heard.payload
    if len(said) != _SIZE:
        reason = "short" if len(said) < _SIZE else "trailing"
        intake.refuse(Rejected(reason, said, RACP))
    return said[3] if said.startswith(_ANSWERED + _REPORT) and said[3:] else 0


def _kept(intake: Intake, *, over: bool) -> Generator[Command, Event, None]:
    batch = intake.keep(over=over)
    if batch != Keep():
        yield batch
    yield intake.told()


def _awaited(intake: Intake) -> Generator[Command, Event, None]:
    """Give the parts that are late a moment to come."""
    while intake.waits:
        match (yield Wait(GRACE)):
            case Notified() as heard:
                intake.add(heard)
            case _:
                break
    intake.close()


def _asked(book: Book, request: bytes) -> Generator[Command, Event, Refusal | None]:
    """Write a request; hear again, or stop what runs, and write it once more."""
    answer = yield Write(RACP, request)
    match answer:
        case Refusal(code="fd"):
            for char in book.chars:
                yield Subscribe(char)
            answer = yield Write(RACP, request)
        case Refusal(code="fe"):
            yield Write(RACP, ABORT)
            yield from _stopped()
            answer = yield Write(RACP, request)
        case _:
            pass
    return answer if isinstance(answer, Refusal) else None


def _stopped() -> Generator[Command, Event, None]:
    """Wait for the end of what another dialogue had asked."""
    for _ in range(_PACKETS_MAX):
        match (yield Wait(COUNT_SILENCE)):
            case Notified(char="2a52") | Silence():
                return

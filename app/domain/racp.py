"""RACP (2A52) : how a device is asked for what it has kept since the last time.

Shared by every driver whose device numbers its records (Glucose Service 1.0.1,
Continuous Glucose Monitoring Service 1.0.2): counted and reported, never deleted.
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
from app.domain.sig import records as sig
from app.domain.sig.packet import DecodeError
from app.domain.sig.records import Op, Result

RACP: Final = "2a52"
SILENCE: Final = 30.0
"""Seconds without a packet after which a device is mute."""
COUNT_SILENCE: Final = 5.0
"""Seconds a count may take: without it, the records are asked for all the same."""
GRACE: Final = 2.0
"""Seconds the missing part of a record may come after the end of the report."""
_PACKETS_MAX: Final = 4096
"""Packets of an older report let go by: they come again with ours."""
_OVER: Final = frozenset({Result.DONE, Result.NOTHING_FOUND})
_CLOSED: Final = {
    "needs_pairing": Outcome.NEEDS_PAIRING,
    "cancelled": Outcome.CANCELLED,
}

Counting = Generator[Command, Event, int | None]
Reporting = Generator[Command, Event, int | Outcome]


def records(book: Book, cursor: Cursor | None) -> Talk:
    """Have every record since *cursor* kept, batch after batch.

    The record at *cursor* is asked for again, as an anchor: if it is another one, or
    if fewer come after it than should, the memory was emptied and all of it is read.
    """
    since = cursor.sequence if cursor else None
    total = yield from _count(book, since)
    if cursor and total is not None and total <= left_after(cursor):
        return (yield from records(book, None))
    intake = Intake(book, cursor, total=total or 0)
    yield intake.told()
    ended = yield from _report(intake, book, sig.report(since))
    if isinstance(ended, Outcome):
        return ended
    if not intake.anchored:
        return (yield from records(book, None))
    if ended not in _OVER:
        return Outcome.REFUSED
    return Outcome.COMPLETE if intake.brought else Outcome.NOTHING_NEW


def closed(refusal: Refusal) -> Outcome:
    """Return how a dialogue ends when the device, or the person, will not go on."""
    return _CLOSED.get(refusal.code, Outcome.REFUSED)


def _count(book: Book, since: int | None) -> Counting:
    """Return how many records there are from *since* on, None where it is not said."""
    if (yield from _asked(book, sig.count(since))):
        return None
    for _ in range(_PACKETS_MAX):
        match (yield Wait(COUNT_SILENCE)):
            case Notified(char="2a52", payload=said):
                return _counted(said)
            case Silence():
                break
    return None


def _counted(said: bytes) -> int | None:
    try:
        answer = sig.decode_answer(said)
    except DecodeError:
        return None
    return 0 if answer.result == Result.NOTHING_FOUND else answer.count


def _report(intake: Intake, book: Book, request: bytes) -> Reporting:
    """Take the records as they come; return what the device said in the end.

    A record that waits for a part when the device falls silent is left there.
    """
    refusal = yield from _asked(book, request)
    if refusal:
        return closed(refusal)
    said = None
    while said is None:
        match (yield Wait(SILENCE)):
            case Notified(char="2a52") as heard:
                said = _said(heard, intake)
            case Notified() as heard:
                intake.add(heard)
            case _:
                yield from _kept(intake, over=False)
                return Outcome.SILENT
        if intake.full:
            yield from _kept(intake, over=False)
    yield from _awaited(intake)
    yield from _kept(intake, over=said in _OVER)
    return said


def _said(heard: Notified, intake: Intake) -> int | None:
    """Return what ends our report, None for any other answer."""
    try:
        answer = sig.decode_answer(heard.payload)
    except DecodeError as error:
        intake.refuse(Rejected(error.reason, heard.payload, RACP))
        return None
    return answer.result if answer.op == Op.REPORT else None


def _kept(intake: Intake, *, over: bool) -> Generator[Command, Event]:
    batch = intake.keep(over=over)
    if batch != Keep():
        yield batch
    yield intake.told()


def _awaited(intake: Intake) -> Generator[Command, Event]:
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
            yield Write(RACP, sig.abort())
            yield from _stopped()
            answer = yield Write(RACP, request)
        case _:
            pass
    return answer if isinstance(answer, Refusal) else None


def _stopped() -> Generator[Command, Event]:
    """Wait for the end of what another dialogue had asked."""
    for _ in range(_PACKETS_MAX):
        match (yield Wait(COUNT_SILENCE)):
            case Notified(char="2a52") | Silence():
                return

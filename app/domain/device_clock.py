"""« Heure de l'appareil » (2A2B) : read before its records, set right after them."""

from collections.abc import Generator
from typing import Final

from app.domain.dialogue import Command, Event, Read, Session, Value, Write
from app.domain.sig.clock import decode, encode, right
from app.domain.sig.packet import DecodeError
from app.domain.stamping import TOLERANCE, Clock, skew_of

CLOCK: Final = "2a2b"


def clock_read(session: Session) -> Generator[Command, Event, Clock]:
    """Return what is known of the clock of the device as the dialogue begins."""
    if CLOCK in session.chars:
        answer = yield Read(CLOCK)
        if isinstance(answer, Value):
            return shown_by(session, answer)
    return Clock(session.zone, session.now)


def clock_set(session: Session, clock: Clock) -> Generator[Command, Event]:
    """Set the clock right, where the person lets us and it is wrong.

    Only once every record is in: done before, it would move their times.
    """
    wrong = clock.skew is None or abs(clock.skew) > TOLERANCE
    if not (session.wishes.set_clock and CLOCK in session.chars and wrong):
        return
    answer = yield Read(CLOCK)
    if isinstance(answer, Value):
        local = answer.heard_at.astimezone(session.zone).replace(tzinfo=None)
        yield Write(CLOCK, encode(right(local)))


def shown_by(session: Session, shown: Value) -> Clock:
    """Return how far ahead the clock of a device is; an unset one says nothing."""
    heard = Clock(session.zone, shown.heard_at)
    try:
        local = decode(shown.payload).time.local
    except DecodeError:
        return heard
    return Clock(session.zone, shown.heard_at, skew=skew_of(local, heard))

"""« Balance » : a weight, what the body is made of, and several users (181D, 181B)."""

from collections.abc import Generator, Iterable, Sequence
from typing import Final

from app.domain.connected import Connected, listened
from app.domain.device import Reading, Rejected
from app.domain.device_clock import clock_read, clock_set
from app.domain.dialogue import (
    Capability,
    Command,
    Event,
    Frame,
    Keep,
    Notified,
    Outcome,
    Session,
    Talk,
    Wait,
)
from app.domain.stamping import Clock
from app.domain.ucp import admitted, told_user
from app.domain.weighing import BODY, DRIVER_NAME, WEIGHT, Weighings
from app.domain.words import N_

PATIENCE: Final = 60.0
"""Seconds a person has to step on the scale."""
LINGER: Final = 5.0
"""Seconds after a weighing in which another may follow."""
GRACE: Final = 2.0
"""Seconds what a body is made of may come after its weight."""

Bringing = Generator[Command, Event, bool]


class WeightScale(Connected):
    """Scales of every maker that follow the Weight Scale Service."""

    name = DRIVER_NAME
    label = N_("Balance")
    services = frozenset({"181d", "181b"})
    can = frozenset(
        {
            Capability.HISTORY,
            Capability.LIVE,
            Capability.USERS,
            Capability.CLOCK,
            Capability.BODY_COMPOSITION,
            Capability.BATTERY,
        }
    )
    kinds: tuple[str, ...] = ("body-weight",)
    specialization = 528399

    def talk(self, session: Session) -> Talk:
        """Say who the person is, take the weighings as they come, set the clock."""
        clock = yield from clock_read(session)
        heard = [each for each in (WEIGHT, BODY) if each in session.chars]
        if (refused := (yield from listened(heard))) is not None:
            return refused
        early: list[Notified] = []
        if (yield from admitted(session, early)):
            yield from told_user(session)
        book = Weighings(session, clock, composed=BODY in heard)
        brought = yield from _weighed(book, early)
        yield from clock_set(session, clock)
        return Outcome.COMPLETE if brought else Outcome.NOTHING_NEW

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read one packet alone."""
        clock = Clock(session.zone, frame.heard_at)
        book = Weighings(session, clock, composed=False)
        yield from book.take(Notified(frame.char, frame.payload, frame.heard_at))
        yield from book.rest()


def _weighed(book: Weighings, early: Sequence[Notified]) -> Bringing:
    """Keep each weighing as it is whole; say whether there was one."""
    brought = False
    for heard in early:
        brought |= yield from _kept(tuple(book.take(heard)))
    while True:
        patience = LINGER if brought else PATIENCE
        event = yield Wait(GRACE if book.held else patience)
        if isinstance(event, Notified):
            brought |= yield from _kept(tuple(book.take(event)))
        elif book.held:
            brought |= yield from _kept(tuple(book.rest()))
        else:
            return brought


def _kept(found: Sequence[Reading | Rejected]) -> Bringing:
    readings = tuple(each for each in found if isinstance(each, Reading))
    rejected = tuple(each for each in found if isinstance(each, Rejected))
    if found:
        yield Keep(readings, rejected)
    return bool(readings)


DRIVER = WeightScale()

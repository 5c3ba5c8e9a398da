"""« Capteur cardiaque » : beats a minute, as they come (180D)."""

from collections.abc import Generator, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from app.domain.connected import Connected, listened
from app.domain.device import Mark, Reading, Rejected, Stated
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
    Tell,
    Wait,
)
from app.domain.reading_key import of_packet
from app.domain.sig import heart_rate
from app.domain.spot import SILENCE, Heard, alone, begun, kept_of
from app.domain.stating import marks_of
from app.domain.words import N_

NAME: Final = "heart_rate"
MEASUREMENT: Final = "2a37"
STEADY: Final = 10
"""Rates in a row on the skin, one a second, before one is kept."""
LISTENED: Final = 300
"""Packets after which a belt that is never steady is left."""


def reading_of(heard: Heard) -> Iterable[Reading]:
    """Return the rate of a packet, no number where the belt is not on the skin.

    It states no time: two rates of two seconds are two readings.
    """
    measured = heart_rate.decode(heard.payload)
    felt = measured.beats > 0 and measured.touching is not False
    value = Decimal(measured.beats) if felt else None
    beside = begun(NAME, heard, None)
    second = str(int(heard.clock.heard_at.timestamp())).encode()
    device = heard.session.identity.key
    yield replace(
        beside,
        kind="heart-rate",
        value=value,
        unit="/min",
        stated=Stated(str(measured.beats), "/min", heard.payload),
        key=of_packet(NAME, device, time=second, packet=heard.payload),
        marks=beside.marks | marks_of(value),
    )


class HeartRate(Connected):
    """Belts and watches that follow the Heart Rate Service: nothing is stored."""

    name = NAME
    label = N_("Capteur cardiaque")
    services = frozenset({"180d"})
    can = frozenset({Capability.LIVE, Capability.BATTERY})
    kinds: tuple[str, ...] = ("heart-rate",)
    specialization = 528457

    def talk(self, session: Session) -> Talk:
        """Listen until the rate is steady on the skin, and keep the last one."""
        if (refused := (yield from listened([MEASUREMENT]))) is not None:
            return refused
        last = yield from _steady(session)
        if last is None:
            return Outcome.NOTHING_NEW
        yield last
        return Outcome.COMPLETE

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read one rate."""
        return alone(frame, session, reading_of)


def _steady(session: Session) -> Generator[Command, Event, Keep | None]:
    """Return how to keep the last of enough rates in a row; None without any.

    A belt never stops: of all it says, one rate is what the person came for.
    """
    last, felt = None, 0
    for _ in range(LISTENED):
        event = yield Wait(SILENCE)
        if not isinstance(event, Notified):
            break
        batch = kept_of(_said(event, session))
        if batch.rejected:
            yield batch
        if not batch.readings:
            continue
        touching = all(Mark.FAILED not in one.marks for one in batch.readings)
        last, felt = (batch, felt + 1) if touching else (None, 0)
        yield Tell(felt, STEADY)
        if felt == STEADY:
            break
    return last


def _said(event: Notified, session: Session) -> Iterable[Reading | Rejected]:
    if event.char != MEASUREMENT:
        return ()
    frame = Frame(NAME, event.char, event.payload, event.heard_at)
    return alone(frame, session, reading_of)


DRIVER = HeartRate()

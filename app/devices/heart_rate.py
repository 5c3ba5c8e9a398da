"""« Capteur cardiaque » : beats a minute, as they come (180D)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from app.domain.device import Reading, Rejected, Stated
from app.domain.dialogue import Advert, Capability, Frame, Link, Match, Session, Talk
from app.domain.reading_key import of_packet
from app.domain.sig import heart_rate
from app.domain.spot import Heard, alone, begun, spots
from app.domain.stating import marks_of
from app.domain.words import N_

NAME: Final = "heart_rate"
MEASUREMENT: Final = "2a37"


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


class HeartRate:
    """Belts and watches that follow the Heart Rate Service: nothing is stored."""

    name = NAME
    label = N_("Capteur cardiaque")
    services = frozenset({"180d"})
    matches: tuple[Match, ...] = ()
    link = Link.GATT
    can = frozenset({Capability.LIVE, Capability.BATTERY})
    kinds: tuple[str, ...] = ("heart-rate",)
    specialization = 528457

    def hears(self, _advert: Advert, _session: Session) -> Iterable[Reading | Rejected]:
        """Read nothing: a belt shouts no value."""
        return ()

    def talk(self, session: Session) -> Talk:
        """Give each rate as it comes, until the belt falls silent."""
        return spots(session, MEASUREMENT, reading_of, echo=timedelta())

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read one rate."""
        return alone(frame, session, reading_of)


DRIVER = HeartRate()

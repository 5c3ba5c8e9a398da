"""What the tests of drivers that are asked nothing share."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.dialogue import (
    Advert,
    Command,
    Driver,
    Event,
    Frame,
    Keep,
    Outcome,
    Session,
)

NOW = datetime(2026, 11, 21, 6, 3, 5, tzinfo=UTC)
SESSION = Session(
    identity=DeviceIdentity("sys:12-34", ""),
    chars=frozenset(),
    zone=ZoneInfo("Europe/Paris"),
    now=NOW,
)
NIGHT = "ea070b15070300"
"""2026-11-21 07:03:00, in hexadecimal, as a clock set right in Paris shows it."""


def having(*chars: str) -> Session:
    """Return a session with a device that has these characteristics."""
    return replace(SESSION, chars=frozenset(chars))


def read(
    driver: Driver, char: str, raw: str, session: Session = SESSION
) -> list[Reading | Rejected]:
    """Read one packet, written in hexadecimal."""
    frame = Frame(driver.name, char, bytes.fromhex(raw), NOW)
    return list(driver.read(frame, session))


def readings(
    driver: Driver, char: str, raw: str, session: Session = SESSION
) -> list[Reading]:
    """Read one packet that holds nothing wrong."""
    found = read(driver, char, raw, session)
    assert not [each for each in found if isinstance(each, Rejected)]
    return [each for each in found if isinstance(each, Reading)]


def shouting(services: Mapping[str, str], at: datetime = NOW) -> Advert:
    """Return an advertisement with data of services, in hexadecimal."""
    said = {uuid: bytes.fromhex(raw) for uuid, raw in services.items()}
    return Advert("50:FB:19:1B:B5:DC", at, service_data=said)


def led(
    driver: Driver, session: Session, *events: Event
) -> tuple[list[Command], Outcome]:
    """Lead a dialogue with these answers, one a command; return what was asked."""
    talk, answers, asked = driver.talk(session), iter(events), []
    try:
        command = next(talk)
        while True:
            asked.append(command)
            command = talk.send(next(answers))
    except StopIteration as end:
        return asked, end.value


def kept(asked: list[Command]) -> list[Reading]:
    """Return every reading a dialogue had kept."""
    return [each for one in asked if isinstance(one, Keep) for each in one.readings]

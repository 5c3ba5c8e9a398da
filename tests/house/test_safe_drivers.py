"""We drive no medical device: whatever one says, only a few writes ever leave."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.devices import all_drivers
from app.domain.device import DeviceIdentity
from app.domain.dialogue import (
    Agreed,
    Answer,
    Ask,
    Command,
    Consent,
    Cursor,
    Done,
    Driver,
    Event,
    Keep,
    Link,
    Notified,
    Outcome,
    Read,
    Refusal,
    Session,
    Silence,
    Talk,
    Tell,
    Value,
    Wait,
    Wishes,
    Write,
)

NOW: Final = datetime(2026, 11, 21, 8, tzinfo=UTC)
CHARS: Final = frozenset(
    {
        *("2a18", "2a34", "2a52", "2aa7", "2aa8", "2aa9", "2aaa", "2aac", "2a9d"),
        *("2a9c", "2a9f", "2a85", "2a8c", "2a8e", "2a99", "2a2b", "2a35", "2a1c"),
        *("2a37", "2a5e"),
    }
)
OPS: Final = {"2a52": {1, 3, 4}, "2a9f": {1, 2, 4}, "2aac": {0x1A}}
"""Report, abort and count; register, consent and list; begin a session."""
PERSON: Final = {"birth_date": "1955-04-02", "sex": "female", "height": "170"}
PATIENCE: Final = 40
"""Commands a driver may still yield once nothing comes any more."""

Answering = Callable[[Command], Event]


def forbidden(command: Command, wishes: Wishes) -> bool:
    """Say whether this would do to a device what nobody may."""
    if not isinstance(command, Write):
        return False
    if command.char in OPS and command.payload[:1] not in map(_byte, OPS[command.char]):
        return True
    allowed = {
        **dict.fromkeys(("2a52", "2a9f"), True),
        "2a2b": wishes.set_clock,
        **dict.fromkeys(("2aac", "2aaa"), wishes.start_session),
        **dict.fromkeys(("2a85", "2a8c", "2a8e", "2a99"), bool(wishes.user)),
    }
    return not allowed.get(command.char, False)


def _byte(op: int) -> bytes:
    return bytes([op])


PLAUSIBLE: Final = (
    "06000101",
    "06000106",
    "06000104",
    "05002800",
    "20020101",
    "20010103",
    "200201",
    "200205",
    "1c1a01",
    "1c1a04",
    "030700ea070b150703000000 68b011",
    "130700ea070b15070300000068b011",
    "0a016400050005f0f7b5",
    "0ea737ea070b1508010002f600a406",
    "00000059ffff",
    "00500059864f",
    "ea070b1508000006 0000",
    "ea070b150800000400",
    "7305000000",
)
"""What devices do say, in any order and to anything."""
RAW: Final = st.one_of(
    st.binary(max_size=20), st.sampled_from([*map(bytes.fromhex, PLAUSIBLE)])
)
CODES: Final = st.sampled_from(
    ["05", "0f", "80", "81", "fd", "fe", "needs_pairing", "absent", "cancelled"]
)
CHAR: Final = st.sampled_from(sorted(CHARS))
REFUSED: Final = st.builds(Refusal, CODES)
HEARD: Final = st.builds(Notified, CHAR, RAW, st.just(NOW))
READ: Final = st.builds(Value, CHAR, RAW, st.just(NOW))
TYPED: Final = st.builds(Answer, st.sampled_from(["", "2", "0042", "oui", "99999"]))
EVENTS: Final = st.one_of(st.just(Done()), st.just(Silence()), REFUSED, HEARD, TYPED)


def mostly(answer: st.SearchStrategy[Event]) -> st.SearchStrategy[Event]:
    """Return what answers a command, now and then anything else."""
    return st.one_of(answer, answer, answer, EVENTS)


class Device:
    """A device that answers each command its own way, then nothing more."""

    def __init__(self, drawn: st.DataObject, answers: int) -> None:
        self.drawn, self.left = drawn, answers
        done, typed = st.just(Done()), mostly(TYPED)
        self.ways: dict[type, st.SearchStrategy[Event]] = {
            Read: mostly(READ),
            Wait: mostly(HEARD),
            Ask: typed,
            Keep: done,
            Tell: done,
            Agreed: done,
        }

    def answer(self, command: Command) -> Event:
        """Answer a command."""
        self.left -= 1
        if self.left < 0:
            return Silence()
        way = self.ways.get(type(command), mostly(st.just(Done())))
        return self.drawn.draw(way)


WISHES: Final = st.builds(
    Wishes,
    set_clock=st.booleans(),
    start_session=st.booleans(),
    user=st.sampled_from([{}, PERSON]),
)
SESSIONS: Final = st.builds(
    Session,
    identity=st.just(DeviceIdentity("sys:12", "")),
    chars=st.sampled_from([CHARS, frozenset[str]()]),
    zone=st.just(ZoneInfo("Europe/Paris")),
    now=st.just(NOW),
    cursor=st.one_of(
        st.none(), st.builds(Cursor, st.integers(0, 0xFFFF), st.binary(max_size=12))
    ),
    consent=st.one_of(st.none(), st.just(Consent(2, 4242))),
    wishes=WISHES,
)


def asked_of(
    driver: Driver, session: Session, answer: Answering, answers: int = 0
) -> list[Command]:
    """Lead a dialogue with a device that says anything, then nothing more."""
    talk = driver.talk(session)
    asked: list[Command] = []
    try:
        command = next(talk)
        for _ in range(answers + PATIENCE):
            asked.append(command)
            command = talk.send(answer(command))
    except StopIteration:
        return asked
    raise AssertionError("it never ends")


@pytest.mark.covers("C-036")
@pytest.mark.parametrize("driver", all_drivers(), ids=lambda driver: driver.name)
@settings(max_examples=100)
@given(session=SESSIONS, answers=st.integers(0, 60), drawn=st.data())
def test_whatever_a_device_says_nothing_forbidden_is_written_to_it(
    driver: Driver, session: Session, answers: int, drawn: st.DataObject
) -> None:
    device = Device(drawn, answers)
    asked = asked_of(driver, session, device.answer, answers)
    assert [each for each in asked if forbidden(each, session.wishes)] == []


@pytest.mark.parametrize("driver", all_drivers(), ids=lambda driver: driver.name)
def test_a_device_that_is_only_heard_is_asked_nothing(driver: Driver) -> None:
    session = replace(A_SESSION, chars=CHARS)
    asked = asked_of(driver, session, lambda _command: Silence())
    assert (asked == []) is (driver.link is Link.BROADCAST)


A_SESSION: Final = Session(
    DeviceIdentity("sys:12", ""), CHARS, ZoneInfo("Europe/Paris"), NOW
)
FORBIDDEN: Final = [
    *(("2a52", bytes([op])) for op in (0x02,)),
    *(("2a9f", bytes([op])) for op in (0x03, 0x05)),
    *(
        ("2aac", bytes([op]))
        for op in (1, 4, 7, 0x0A, 0x0D, 0x10, 0x13, 0x16, 0x19, 0x1B)
    ),
    ("2a52", b""),
    ("2a06", b"\1"),
]
"""Erase records, users; calibrate, set alarms, stop a sensor; anything unknown."""


class Wicked:
    """A driver that does what none may."""

    def __init__(self, write: Write) -> None:
        self.write = write

    def talk(self, _session: Session) -> Talk:
        """Write it."""
        yield self.write
        return Outcome.COMPLETE


@pytest.mark.parametrize(("char", "payload"), FORBIDDEN)
def test_a_driver_that_would_is_caught(char: str, payload: bytes) -> None:
    (asked,) = Wicked(Write(char, payload)).talk(A_SESSION)
    assert forbidden(asked, Wishes(start_session=True, user=PERSON))


@pytest.mark.parametrize("char", ["2a2b", "2aac", "2aaa", "2a85", "2a99"])
def test_what_the_person_did_not_agree_to_is_caught(char: str) -> None:
    payload = b"\x1a" if char == "2aac" else b"\0"
    assert forbidden(Write(char, payload), Wishes(set_clock=False))

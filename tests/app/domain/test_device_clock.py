"""The clock of a device is read first, believed with care, and set right last."""

from collections.abc import Generator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.domain.device_clock import clock_read, clock_set
from app.domain.dialogue import (
    Command,
    Event,
    Read,
    Refusal,
    Session,
    Value,
    Wishes,
    Write,
)
from app.domain.sig import clock
from app.domain.stamping import TOLERANCE, Clock
from tests.app.devices.played import NOW, PARIS
from tests.app.devices.sessions import a_session

SESSION = replace(a_session("glucose_meter"), chars=frozenset({"2a2b"}))
LOCAL = NOW.astimezone(PARIS).replace(tzinfo=None)


def led(
    talk: Generator[Command, Event, Any], answer: Event
) -> tuple[list[Command], Any]:
    """Answer each command the same; return them and the result."""
    asked: list[Command] = []
    try:
        command = next(talk)
        while True:
            asked.append(command)
            command = talk.send(answer)
    except StopIteration as end:
        return asked, end.value


def shown(at: datetime) -> Value:
    """Return what a clock shows."""
    return Value("2a2b", clock.encode(clock.right(at)), NOW)


def read(answer: Event, session: Session = SESSION) -> Clock:
    """Return what is known of a clock that answers so."""
    found = led(clock_read(session), answer)[1]
    assert isinstance(found, Clock)
    return found


def test_a_clock_says_how_far_ahead_it_is() -> None:
    assert read(shown(LOCAL + timedelta(minutes=6))).skew == timedelta(minutes=6)


@pytest.mark.parametrize(
    "answer",
    [
        Refusal("absent"),
        Value("2a2b", b"", NOW),
        Value("2a2b", b"\xea\x07\x0d\x01\0\0\0\0\0\0", NOW),
        Value("2a2b", bytes(10), NOW),
    ],
    ids=["absent", "empty", "no such month", "never set"],
)
def test_a_clock_that_cannot_be_read_says_nothing(answer: Event) -> None:
    assert read(answer).skew is None


def test_a_device_without_a_clock_is_not_asked() -> None:
    bare = replace(SESSION, chars=frozenset[str]())
    assert led(clock_read(bare), Refusal("absent"))[0] == []


def test_a_clock_set_right_shows_the_time_it_is_there_and_now() -> None:
    wrong = Clock(PARIS, NOW, skew=timedelta(hours=-1))
    later = replace(shown(LOCAL), heard_at=NOW + timedelta(minutes=5))
    (asked, written), _ = led(clock_set(SESSION, wrong), later)
    assert asked == Read("2a2b")
    assert isinstance(written, Write)
    assert clock.decode(written.payload).time.local == LOCAL + timedelta(minutes=5)


@pytest.mark.parametrize("skew", [timedelta(0), TOLERANCE, -TOLERANCE])
def test_a_clock_that_is_right_is_not_touched(skew: timedelta) -> None:
    right = Clock(PARIS, NOW, skew=skew)
    assert led(clock_set(SESSION, right), shown(LOCAL))[0] == []


def test_a_clock_the_person_keeps_is_not_touched() -> None:
    kept = replace(SESSION, wishes=Wishes(set_clock=False))
    assert led(clock_set(kept, Clock(PARIS, NOW)), shown(LOCAL))[0] == []


def test_a_clock_that_cannot_be_read_is_not_set() -> None:
    unread = Clock(PARIS, NOW)
    asked, _ = led(clock_set(SESSION, unread), Refusal("absent"))
    assert asked == [Read("2a2b")]

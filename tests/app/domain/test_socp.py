"""A sensor is begun only as it lets us, and its answer is checked."""

from collections import deque
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.devices.glucose_sensor import DRIVER
from app.domain.dialogue import Outcome, Wishes
from app.domain.sig.sensor_control import Result
from app.domain.socp import beginning
from tests.app.devices.played import Dialogue, Kept
from tests.app.devices.sensors import Sensor

ASKED = Wishes(start_session=True)


def outcome(sensor: Sensor) -> Outcome | None:
    """Lead a dialogue in which the person asked for a session."""
    return Dialogue(sensor, Kept()).lead(DRIVER, wishes=ASKED)


class Mute(Sensor):
    """A sensor whose control point says something else, or nothing."""

    said_instead: bytes = b""

    def on_write(self, char: str, payload: bytes) -> None:
        """Answer as it wants."""
        if char != "2aac":
            super().on_write(char, payload)
        elif self.said_instead:
            self.said.append(("2aac", self.said_instead))


@pytest.mark.parametrize("code", ["80", "81", "05"])
def test_a_sensor_that_refuses_the_operation_is_left(code: str) -> None:
    sensor = Sensor(refusals={"2aac": deque([code])})
    assert outcome(sensor) is Outcome.REFUSED
    assert "2aaa" not in dict(sensor.written)


def test_a_sensor_that_cannot_be_heard_is_not_begun() -> None:
    sensor = Sensor(refusals={"hear 2aac": deque(["absent"])})
    assert outcome(sensor) is Outcome.REFUSED
    assert "2aac" not in dict(sensor.written)


@pytest.mark.parametrize("result", set(Result) - {Result.DONE})
def test_a_sensor_that_will_not_is_believed(result: Result) -> None:
    assert outcome(Sensor(result=result)) is Outcome.REFUSED


@pytest.mark.parametrize("said", [b"", b"\x1c\x1a\x01", b"\x1c\x1a\x01\0\0"])
def test_an_answer_without_its_checksum_is_none(said: bytes) -> None:
    sensor = Mute()
    sensor.said_instead = said
    assert outcome(sensor) is Outcome.SILENT
    assert "2aaa" not in dict(sensor.written)


def test_a_start_that_is_refused_is_said() -> None:
    assert outcome(Sensor(refusals={"2aaa": deque(["81"])})) is Outcome.REFUSED


@pytest.mark.parametrize(
    ("zone", "month", "quarters", "saving"),
    [
        ("Europe/Paris", 11, 4, 0),
        ("Europe/Paris", 7, 4, 4),
        ("Indian/Reunion", 7, 16, 0),
        ("America/Cayenne", 7, -12, 0),
        ("Asia/Kolkata", 7, 22, 0),
    ],
)
def test_a_start_tells_the_offset_and_the_summer_apart(
    zone: str, month: int, quarters: int, saving: int
) -> None:
    now = datetime(2026, month, 21, 8, tzinfo=UTC).astimezone(ZoneInfo(zone))
    start = beginning(now)
    assert (start.zone, start.saving) == (quarters, saving)
    assert start.time.local == now.replace(tzinfo=None)
    assert start.offset == now.utcoffset()

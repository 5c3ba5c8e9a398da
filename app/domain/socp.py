"""SOCP (2AAC) : a sensor is asked to begin, when the person pressed for it."""

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import Final

from app.domain.dialogue import (
    Command,
    Event,
    Notified,
    Outcome,
    Read,
    Refusal,
    Session,
    Subscribe,
    Value,
    Wait,
    Write,
)
from app.domain.racp import closed
from app.domain.sig import sensor_control
from app.domain.sig.cgm_session import SessionStart, encode_start
from app.domain.sig.dates import shown_at
from app.domain.sig.packet import DecodeError
from app.domain.sig.sensor_control import Op, Result

SOCP: Final = "2aac"
START: Final = "2aaa"
STATUS: Final = "2aa9"
PATIENCE: Final = 10.0
"""Seconds an answer of the control point may take."""
_PACKETS_MAX: Final = 256
_QUARTER: Final = timedelta(minutes=15)

Starting = Generator[Command, Event, Outcome | None]


def started(session: Session, *, crc: bool) -> Starting:
    """Begin a session and tell the sensor the time; how it ended if it would not."""
    answer = yield Subscribe(SOCP)
    if not isinstance(answer, Refusal):
        answer = yield Write(SOCP, sensor_control.start(crc=crc))
    if isinstance(answer, Refusal):
        return closed(answer)
    begun = yield from _answered(crc=crc)
    if begun is not Outcome.COMPLETE:
        return begun
    now = yield Read(STATUS)
    heard_at = now.heard_at if isinstance(now, Value) else session.now
    start = beginning(heard_at.astimezone(session.zone))
    answer = yield Write(START, encode_start(start, crc=crc))
    return closed(answer) if isinstance(answer, Refusal) else None


def beginning(now: datetime) -> SessionStart:
    """Return a start at *now*: local time, and how far it is from UTC."""
    saving = now.dst() or timedelta()
    zone = (now.utcoffset() or timedelta()) - saving
    return SessionStart(shown_at(now), zone // _QUARTER, saving // _QUARTER)


def _answered(*, crc: bool) -> Generator[Command, Event, Outcome]:
    for _ in range(_PACKETS_MAX):
        match (yield Wait(PATIENCE)):
            case Notified(char="2aac", payload=said):
                try:
                    answer = sensor_control.decode_answer(said, crc=crc)
                except DecodeError:
                    continue
                if answer.op == Op.START:
                    done = answer.result == Result.DONE
                    return Outcome.COMPLETE if done else Outcome.REFUSED
            case Notified():
                continue
            case _:
                break
    return Outcome.SILENT

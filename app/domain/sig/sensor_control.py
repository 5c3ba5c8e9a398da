"""Continuous glucose (181F) : specific operations control point 2AAC."""

from dataclasses import dataclass
from enum import IntEnum

from app.domain.sig.checksum import opened, sealed
from app.domain.sig.packet import DecodeError, Packet


class Op(IntEnum):
    """The only operation we ask: a sensor is never set, calibrated nor stopped."""

    START = 0x1A
    ANSWER = 0x1C


class Result(IntEnum):
    """What a sensor answers."""

    DONE = 1
    UNSUPPORTED = 2
    INVALID = 3
    NOT_COMPLETED = 4
    OUT_OF_RANGE = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """How *op* ended."""

    op: int
    result: int


def start(*, crc: bool) -> bytes:
    """Ask a sensor to begin a session."""
    asked = bytes([Op.START])
    return sealed(asked) if crc else asked


def decode_answer(raw: bytes, *, crc: bool) -> Answer:
    """Read what 2AAC indicates; raises DecodeError."""
    packet = Packet(opened(bytes(raw)) if crc else raw)
    if packet.unsigned(1) != Op.ANSWER:
        raise DecodeError("value")
    answer = Answer(packet.unsigned(1), packet.unsigned(1))
    packet.close()
    return answer


def encode_answer(answer: Answer, *, crc: bool) -> bytes:
    """Write what 2AAC indicates."""
    raw = bytes([Op.ANSWER, answer.op, answer.result])
    return sealed(raw) if crc else raw

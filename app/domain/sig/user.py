"""User data (181C) : control point 2A9F, and what a device is told of its user."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from app.domain.sig.packet import DecodeError, Packet, optional, packed, u8, u16

SEXES: Final = {"male": 0, "female": 1}
"""The codes of 2A8C; any other sex is 2, unspecified."""
_UNSPECIFIED: Final = 2
CODE_MAX: Final = 9999


class Op(IntEnum):
    """What we may ask: to erase a user (03, 05) is never one of them."""

    REGISTER = 1
    CONSENT = 2
    LIST = 4
    ANSWER = 0x20


class Result(IntEnum):
    """What a device answers."""

    DONE = 1
    UNSUPPORTED = 2
    INVALID = 3
    FAILED = 4
    NOT_AUTHORISED = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to *op*: *slot* is the one it gave to a new user.

    *users* is how many it knows, where it was asked for the list and says so.
    """

    op: int
    result: int
    slot: int | None = None
    users: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of a device: *slot* and *code* where the op takes them."""

    op: int
    slot: int | None = None
    code: int | None = None


def register(code: int) -> bytes:
    """Ask for a slot, protected by *code* (0 to 9999)."""
    return bytes([Op.REGISTER]) + packed(code, 2)


def consent(slot: int, code: int) -> bytes:
    """Say that the user of *slot* lets us read."""
    return bytes([Op.CONSENT, slot]) + packed(code, 2)


def list_users() -> bytes:
    """Ask who is known: many devices do not answer."""
    return bytes([Op.LIST])


def decode_request(raw: bytes) -> Request:
    """Read what is written to 2A9F; raises DecodeError."""
    packet = Packet(raw)
    op = packet.unsigned(1)
    slot = packet.given(op == Op.CONSENT, u8)
    code = packet.given(op in (Op.REGISTER, Op.CONSENT), u16)
    packet.close()
    return Request(op, slot, code)


def decode_answer(raw: bytes) -> Answer:
    """Read what 2A9F indicates; raises DecodeError. More after a slot is left aside."""
    packet = Packet(raw)
    if packet.unsigned(1) != Op.ANSWER:
        raise DecodeError("value")
    op, result = packet.unsigned(1), packet.unsigned(1)
    done = result == Result.DONE
    slot = packet.given(done and op == Op.REGISTER, u8)
    many = packet.rest()[:1] if done and op == Op.LIST else b""
    return Answer(op, result, slot, many[0] if many else None)


def encode_answer(answer: Answer) -> bytes:
    """Write what 2A9F indicates."""
    head = bytes([Op.ANSWER, answer.op, answer.result])
    return head + optional(answer.slot, 1) + optional(answer.users, 1)


def born(text: str) -> bytes:
    """Return a 2A85 for an ISO date of any precision: what it leaves out is unknown.

    Raises ValueError or OverflowError.
    """
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    return packed(year, 2) + bytes([month, day])


def sex(code: str) -> bytes:
    """Return a 2A8C for `male`, `female` or anything else."""
    return bytes([SEXES.get(code, _UNSPECIFIED)])


def height(centimetres: int) -> bytes:
    """Return a 2A8E; raises OverflowError."""
    return packed(centimetres, 2)

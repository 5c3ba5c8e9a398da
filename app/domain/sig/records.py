"""Record access control point (2A52) : asking a device for what it keeps."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from app.domain.sig.packet import DecodeError, Packet, packed

BY_SEQUENCE: Final = 1
"""Filter on a sequence number (a meter) or on minutes (a sensor)."""


class Op(IntEnum):
    """What is asked, and what is answered: to erase (02) is never asked."""

    REPORT = 1
    ABORT = 3
    COUNT = 4
    COUNTED = 5
    ANSWER = 6


class Operator(IntEnum):
    """Which records."""

    NONE = 0
    ALL = 1
    UP_TO = 2
    FROM = 3
    BETWEEN = 4
    FIRST = 5
    LAST = 6


class Result(IntEnum):
    """What a device answers."""

    DONE = 1
    OP_UNSUPPORTED = 2
    OPERATOR_INVALID = 3
    OPERATOR_UNSUPPORTED = 4
    OPERAND_INVALID = 5
    NOTHING_FOUND = 6
    ABORT_FAILED = 7
    NOT_COMPLETED = 8
    OPERAND_UNSUPPORTED = 9


@dataclass(frozen=True, slots=True)
class Answer:
    """How *op* ended, or how many records there are."""

    op: int
    result: int = Result.DONE
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of a device; *operand* is what follows the operator."""

    op: int
    operator: int
    operand: bytes = b""


def report(since: int | None = None) -> bytes:
    """Ask for every record, or for those from *since* on, itself included."""
    return _asked(Op.REPORT, since)


def count(since: int | None = None) -> bytes:
    """Ask how many records there are, all or from *since* on."""
    return _asked(Op.COUNT, since)


def abort() -> bytes:
    """Ask to stop."""
    return bytes([Op.ABORT, Operator.NONE])


def decode_request(raw: bytes) -> Request:
    """Read what is written to 2A52; raises DecodeError."""
    packet = Packet(raw)
    return Request(packet.unsigned(1), packet.unsigned(1), packet.rest())


def decode_answer(raw: bytes) -> Answer:
    """Read what 2A52 indicates; raises DecodeError."""
    packet = Packet(raw)
    op, operator = packet.unsigned(1), packet.unsigned(1)
    if operator != Operator.NONE or op not in (Op.COUNTED, Op.ANSWER):
        raise DecodeError("value")
    if op == Op.COUNTED:
        answer = Answer(Op.COUNT, count=packet.unsigned(2))
    else:
        answer = Answer(packet.unsigned(1), packet.unsigned(1))
    packet.close()
    return answer


def encode_answer(answer: Answer) -> bytes:
    """Write what 2A52 indicates."""
    if answer.count is not None:
        return bytes([Op.COUNTED, Operator.NONE]) + packed(answer.count, 2)
    return bytes([Op.ANSWER, Operator.NONE, answer.op, answer.result])


def _asked(op: Op, since: int | None) -> bytes:
    if since is None:
        return bytes([op, Operator.ALL])
    return bytes([op, Operator.FROM, BY_SEQUENCE]) + packed(since, 2)

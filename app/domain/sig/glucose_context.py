"""Glucose (1808) : measurement context 2A34, what was said around a record."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from app.domain.sig.floats import Number, encode_sfloat, sfloat
from app.domain.sig.packet import Packet, flagged, optional, packed, u8

_EXTENDED: Final = 0x80
_LITRES: Final = 0x20


class Dose(NamedTuple):
    """Something taken, by its code: *amount* in *unit* (`kg` or `L`)."""

    code: int
    amount: Number
    unit: str = "kg"


class Exercise(NamedTuple):
    """An effort: seconds, and how hard in %."""

    seconds: int
    percent: int


@dataclass(frozen=True, slots=True)
class Context:
    """What goes with the record of the same *sequence*.

    *meal*: 1 before, 2 after, 3 fasting, 4 at any time, 5 at bedtime. *tester* and
    *health* are the halves of one byte; *hba1c* is in %.
    """

    sequence: int
    carbohydrate: Dose | None = None
    meal: int | None = None
    tester: int | None = None
    health: int | None = None
    exercise: Exercise | None = None
    medication: Dose | None = None
    hba1c: Number | None = None


def decode(raw: bytes) -> Context:
    """Read a 2A34; raises DecodeError."""
    packet = Packet(raw)
    flags = packet.unsigned(1)
    sequence = packet.unsigned(2)
    packet.given(flags & _EXTENDED, u8)
    carbohydrate = packet.given(flags & 1, _kilos)
    meal = packet.given(flags & 2, u8)
    who = packet.given(flags & 4, u8)
    exercise = packet.given(flags & 8, _exercise)
    medication = packet.given(flags & 16, _litres if flags & _LITRES else _kilos)
    hba1c = packet.given(flags & 64, sfloat)
    packet.close()
    return Context(
        sequence=sequence,
        carbohydrate=carbohydrate,
        meal=meal,
        tester=None if who is None else who & 0xF,
        health=None if who is None else who >> 4,
        exercise=exercise,
        medication=medication,
        hba1c=hba1c,
    )


def encode(context: Context) -> bytes:
    """Write a 2A34; raises OverflowError or ValueError for what it cannot hold."""
    medication = context.medication
    litres = medication is not None and medication.unit == "L"
    effort = context.exercise
    flags = flagged(
        context.carbohydrate,
        context.meal,
        context.tester,
        effort,
        medication,
        litres,
        context.hba1c,
    )
    who = (
        None if context.tester is None else context.tester | (context.health or 0) << 4
    )
    return b"".join(
        (
            packed(flags, 1) + packed(context.sequence, 2),
            _dose(context.carbohydrate),
            optional(context.meal, 1) + optional(who, 1),
            packed(effort.seconds, 2) + packed(effort.percent, 1) if effort else b"",
            _dose(medication),
            b"" if context.hba1c is None else encode_sfloat(context.hba1c),
        )
    )


def _kilos(packet: Packet) -> Dose:
    return Dose(packet.unsigned(1), sfloat(packet))


def _litres(packet: Packet) -> Dose:
    return Dose(packet.unsigned(1), sfloat(packet), "L")


def _exercise(packet: Packet) -> Exercise:
    return Exercise(packet.unsigned(2), packet.unsigned(1))


def _dose(dose: Dose | None) -> bytes:
    return packed(dose.code, 1) + encode_sfloat(dose.amount) if dose else b""

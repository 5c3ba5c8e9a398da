"""« Relevé d'appareil » : a value as a device, a file or a service stated it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

KEY_SIZE: Final = 32
"""Bytes of the key of a reading."""


class Special(StrEnum):
    """A value that is no number (ISO/IEEE 11073-20601): it is never shown as one."""

    NAN = "NaN"
    NRES = "NRes"
    POS_INF = "+INF"
    NEG_INF = "-INF"
    RESERVED = "reserved"


class TimeSource(StrEnum):
    """Where the time of a reading comes from.

    *CORRECTED* is the device's own, less what its clock was seen to be ahead.
    """

    DEVICE = "device"
    CORRECTED = "corrected"
    RECEIVED = "received"
    FILE = "file"
    SUSPECT = "suspect"


class Way(StrEnum):
    """How a reading came."""

    INDICATED = "indicated"
    STORED = "stored"
    BROADCAST = "broadcast"
    FILE = "file"
    SERVICE = "service"
    VIRTUAL = "virtual"


class Mark(StrEnum):
    """What is said of a reading beside its value."""

    FAILED = "failed"
    CONTROL_SOLUTION = "control-solution"
    HIGH = "high"
    LOW = "low"
    IMPLAUSIBLE = "implausible"
    DEVICE_FAULT = "device-fault"
    UNAUTHENTICATED = "unauthenticated"
    VIRTUAL = "virtual"
    CLOCK_UNREAD = "clock-unread"


class Fold(StrEnum):
    """Whether a local time exists once, never (spring) or twice (autumn)."""

    ONCE = ""
    GAP = "gap"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """« Appareil » : what tells it from every other.

    *key* is the first that exists of `sys:`, `sn:`, `mac:`, `app:` (a device) or
    `file:` (an export). *address* is a public or static MAC only.
    """

    key: str
    driver: str
    system_id: str = ""
    manufacturer: str = ""
    model: str = ""
    serial: str = ""
    firmware: str = ""
    software: str = ""
    hardware: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """« Date » of a reading: *at* is aware, None only for a `SUSPECT` one.

    *raw* is the time exactly as stated, *skew* how far ahead the clock of the
    device was, None where it could not be read.
    """

    at: datetime | None
    source: TimeSource
    raw: str = ""
    skew: timedelta | None = None
    fold: Fold = Fold.ONCE


@dataclass(frozen=True, slots=True)
class Stated:
    """What was said, word for word: a number, its unit, the packet or the line."""

    text: str = field(repr=False)
    unit: str
    raw: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """« Relevé » : one value, one kind, one instant, as it was stated.

    *kind* is the code of a file of `app/kinds`; *value* is in the kind's own unit
    *unit* (UCUM), None where the weighing failed or *parts* hold the values, in the
    order of the kind's fields. *slot* is the user of the device (None: unknown).
    *key* is the 32 bytes that make two copies of one reading the same. *context*
    holds pairs of name and code (`meal`, `sample`, `sequence`).
    """

    kind: str
    value: Decimal | Special | None = field(repr=False)
    unit: str
    stated: Stated
    stamp: Stamp
    device: DeviceIdentity
    key: bytes = field(repr=False)
    way: Way
    slot: int | None = None
    marks: frozenset[Mark] = frozenset()
    parts: tuple[Decimal | Special, ...] = field(default=(), repr=False)
    context: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """What could not be read, whole: never dropped, shown with its bytes.

    *reason* is `short`, `trailing`, `crc`, `size`, `flags`, `unit`, `value` or
    `line`; *where* a characteristic (`2a9d`) or the number of a line. *around* is
    what its driver noted, to read it again alone.
    """

    reason: str
    raw: bytes = field(repr=False)
    where: str
    around: bytes = field(default=b"", repr=False, compare=False)

"""« Dialogue » : what a driver asks of a device, and what it is answered.

A driver that talks is a generator: it yields a command and is sent the event that
answers it. It knows no radio, no clock and no sleep; between two dialogues it
keeps nothing.
"""

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.exchange import (
    Agreed,
    Answer,
    Ask,
    Command,
    Consent,
    Cursor,
    Done,
    Event,
    Keep,
    Notified,
    Pair,
    Question,
    Read,
    Refusal,
    Silence,
    Subscribe,
    Tell,
    Value,
    Wait,
    Write,
)

__all__ = [
    "Advert",
    "Agreed",
    "Answer",
    "Ask",
    "Capability",
    "Command",
    "Consent",
    "Cursor",
    "Done",
    "Driver",
    "Event",
    "Frame",
    "Keep",
    "Link",
    "Match",
    "Notified",
    "Outcome",
    "Pair",
    "Question",
    "Read",
    "Refusal",
    "Session",
    "Silence",
    "Subscribe",
    "Talk",
    "Tell",
    "Value",
    "Wait",
    "Wishes",
    "Write",
]


class Link(StrEnum):
    """How a device is heard: joined, or as it shouts to everybody."""

    GATT = "gatt"
    BROADCAST = "broadcast"


class Capability(StrEnum):
    """What a device can do, as people are told."""

    HISTORY = "history"
    LIVE = "live"
    USERS = "users"
    CLOCK = "clock"
    BODY_COMPOSITION = "body-composition"
    BATTERY = "battery"


@dataclass(frozen=True, slots=True)
class Match:
    """What of an advertisement selects a driver, over its services.

    Empty fields ask nothing. *service_data* is a 16-bit UUID, *size* the bytes of
    what it carries.
    """

    name: str = ""
    company: int | None = None
    service_data: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """What a device shouts. *address* is how this radio calls it, for now only.

    *stable* says that the address is public or static, and never changes.
    *services* and the keys of *service_data* are 16-bit UUIDs in lower hexadecimal
    ("181d"), *heard_at* an aware time.
    """

    address: str
    heard_at: datetime
    name: str = ""
    rssi: int = 0
    stable: bool = False
    services: frozenset[str] = frozenset()
    service_data: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    companies: Mapping[int, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """One packet of one characteristic, kept until its readings are.

    *around* is what the driver noted of one it had set aside.
    """

    source: str
    char: str
    payload: bytes = field(repr=False)
    heard_at: datetime
    around: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person allowed, each with a button of its own.

    Of *user* they are asked once the device knows them: nothing is told before.
    """

    set_clock: bool = True
    start_session: bool = False
    user: Mapping[str, str] = field(default_factory=dict, repr=False)
    """`birth_date` (ISO, or a year), `sex` (`male`, `female`), `height` (cm)."""


@dataclass(frozen=True, slots=True)
class Session:
    """What a driver knows as a dialogue begins."""

    identity: DeviceIdentity
    chars: frozenset[str]
    zone: ZoneInfo
    now: datetime
    cursor: Cursor | None = None
    consent: Consent | None = None
    wishes: Wishes = Wishes()
    virtual: bool = False


class Outcome(StrEnum):
    """How a dialogue ended."""

    COMPLETE = "complete"
    NOTHING_NEW = "nothing-new"
    SILENT = "silent"
    REFUSED = "refused"
    NEEDS_PAIRING = "needs-pairing"
    CANCELLED = "cancelled"


Talk = Generator[Command, Event, Outcome]


class Driver(Protocol):
    """« Pilote » : one file of `app/devices`, the whole of what is known of a sort.

    *label* is marked `N_()`. *services* are the 16-bit UUIDs that select it; a
    *match* wins over them. *specialization* is its code in ISO/IEEE 11073-10101.
    """

    name: str
    label: str
    services: frozenset[str]
    matches: tuple[Match, ...]
    link: Link
    can: frozenset[Capability]
    kinds: tuple[str, ...]
    specialization: int

    def hears(self, advert: Advert, session: Session) -> Iterable[Reading | Rejected]:
        """Read what is shouted (a BROADCAST one), nothing for the others."""
        ...

    def talk(self, session: Session) -> Talk:
        """Lead a dialogue (a GATT one)."""
        ...

    def read(self, frame: Frame, session: Session) -> Iterable[Reading | Rejected]:
        """Read one packet alone: what was kept as it came, or was not understood."""
        ...

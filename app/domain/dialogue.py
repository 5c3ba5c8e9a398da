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
    """One packet of one characteristic, kept until its readings are."""

    source: str
    char: str
    payload: bytes = field(repr=False)
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a history was kept: the last record without a hole before it.

    *series* tells one history from another (the start of a CGM session, the base
    time of the record at *sequence*), as raw bytes.
    """

    sequence: int
    series: bytes = b""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person allowed, each with a button of its own."""

    set_clock: bool = True
    start_session: bool = False
    user: Mapping[str, str] = field(default_factory=dict, repr=False)
    """`birth_date` (ISO), `sex` (`male`, `female`), `height` (cm); empty: nothing."""


@dataclass(frozen=True, slots=True)
class Consent:
    """The user of a device, and the code that lets us read their part."""

    slot: int
    code: int = field(repr=False)


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


# ------------------------------------------------------------------ commands


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Hear a characteristic; answered `Done` or `Refusal`."""

    char: str


@dataclass(frozen=True, slots=True)
class Write:
    """Write a characteristic; answered `Done` or `Refusal`."""

    char: str
    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """Read a characteristic; answered `Value` or `Refusal`."""

    char: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Have the link protected; answered `Done` or `Refusal`."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait for a notification; answered `Notified` or `Silence`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep readings for good; answered `Done` once they are on disk."""

    readings: tuple[Reading, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True)
class Tell:
    """Say how far it is (*total* 0: nobody knows); answered `Done`."""

    done: int
    total: int = 0


class Question(StrEnum):
    """What a person may be asked during a dialogue.

    *SLOT* is answered by a user of the device, *CODE* by the code of that user,
    *REGISTER* by the code of a new one: the person agrees, who listens draws it
    (0 to 9999).
    """

    SLOT = "slot"
    CODE = "code"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the person; answered `Answer` or `Refusal("cancelled")`.

    *choices* are the slots a device knows, where it tells them.
    """

    question: Question
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """Have the user of a device remembered with its code; answered `Done`."""

    consent: Consent


Command = Subscribe | Write | Read | Pair | Wait | Keep | Tell | Ask | Agreed


# -------------------------------------------------------------------- events


@dataclass(frozen=True, slots=True)
class Done:
    """It was done."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """It was refused: *code* is an ATT one (`05`, `80`, `fd`) or a word.

    The words are `needs_pairing`, `absent` and `cancelled`.
    """

    code: str


@dataclass(frozen=True, slots=True)
class Value:
    """What was read."""

    char: str
    payload: bytes = field(repr=False)
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class Notified:
    """What the device said, in the order it came."""

    char: str
    payload: bytes = field(repr=False)
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing came in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person answered."""

    value: str = field(repr=False)


Event = Done | Refusal | Value | Notified | Silence | Answer


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

"""What the inbox answers: counts, questions, and what could not be read."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.device import Reading
from app.domain.entry import Entry
from app.domain.household import Member
from app.domain.inbox import Fate
from app.flows.devices.appliance import Appliance


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of readings, by count. *kept* are in the record.

    *beyond* are too high or too low for their device to say.
    """

    kept: int = 0
    duplicate: int = 0
    unassigned: int = 0
    to_confirm: int = 0
    to_date: int = 0
    beyond: int = 0
    failed: int = 0
    excluded: int = 0
    quarantined: int = 0

    @property
    def waiting(self) -> int:
        """How many ask something of the person."""
        return self.unassigned + self.to_confirm + self.to_date

    def __add__(self, other: "Tally") -> "Tally":
        """Return both together."""
        names = Tally.__slots__
        return Tally(*(getattr(self, n) + getattr(other, n) for n in names))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reading that asks something; *fate* says what.

    *key* is that of the reading, in hexadecimal. *suggestion* is the name of the only
    person it may be of, *proposed* the date its device would have given with a clock
    set right. Points of a sensor wait together: *count* of them, from *first* to
    *last*, answered at once; a date is that of the *reading*, their first, and the
    others follow it. Those that are not *datable* can only be ignored. *unusual* says
    that the value is out of what a body has; if not, its device alone doubts it.
    *others* are who else it may be of, *likely* the one it is suggested it is.
    """

    key: str
    fate: Fate
    reading: Reading = field(repr=False)
    device: Appliance | None
    suggestion: str = ""
    proposed: datetime | None = None
    count: int = 1
    first: datetime | None = None
    last: datetime | None = None
    datable: bool = True
    unusual: bool = False
    others: tuple[Member, ...] = ()
    likely: Member | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What could not be read: its bytes are kept until the person drops them."""

    key: str
    device: str
    reason: str
    where: str
    raw: bytes = field(repr=False)
    at: datetime
    around: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a device gave: in the record as *entry*, or beside it as *reading*.

    *key* is that of the reading, in hexadecimal; *whose* the member of the household
    it was given to, *away* that it was written in their own space.
    """

    at: datetime | None
    fate: Fate
    reading: Reading | None = field(repr=False)
    entry: Entry | None
    key: str
    whose: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What a device shouts; nobody keeps it unless the *device* was added."""

    reading: Reading = field(repr=False)
    device: Appliance | None

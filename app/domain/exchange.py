"""Commands of a driver, and the events that answer them, one for one."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.device import Reading, Rejected


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a history was kept: the last record without a hole before it.

    *series* tells one history from another (the start of a CGM session, the base
    time of the record at *sequence*), as raw bytes.
    """

    sequence: int
    series: bytes = b""


@dataclass(frozen=True, slots=True)
class Consent:
    """The user of a device, and the code that lets us read their part."""

    slot: int
    code: int = field(repr=False)


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
    (0 to 9999). *USER* is answered by `yes` where the device may be told of them what
    the choices say.
    """

    SLOT = "slot"
    CODE = "code"
    REGISTER = "register"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the person; answered `Answer` or `Refusal("cancelled")`.

    *choices* are the slots there may be: those of a device, where it tells them.
    """

    question: Question
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """Have the user of a device remembered with its code; answered `Done`."""

    consent: Consent


Command = Subscribe | Write | Read | Pair | Wait | Keep | Tell | Ask | Agreed


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

"""What a person is told about synchronisation (the « sceau »)."""

from dataclasses import dataclass
from enum import StrEnum


class Seal(StrEnum):
    """« Sceau » : the six things the seal can say (interface, section 2)."""

    UP_TO_DATE = "up_to_date"
    WAITING = "waiting"
    SENDING = "sending"
    NO_SERVER = "no_server"
    CHOICE = "choice"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class SyncState:
    """The seal, how many changes wait, when the server last had everything.

    *last* is Unix ms, 0 for never. *code* is the error code of the alarm or of
    the last failure, "" when all is well.
    """

    seal: Seal
    waiting: int = 0
    last: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """One full exchange: ops sent and received, the verified head, what to look at.

    *conflicts* counts versions waiting for a choice; *alerts* are error codes.
    """

    pushed: int
    pulled: int
    head: int
    conflicts: int
    alerts: tuple[str, ...] = ()

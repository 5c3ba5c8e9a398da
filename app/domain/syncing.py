"""What a person is told about synchronisation (the « sceau »)."""

from dataclasses import dataclass
from enum import StrEnum


class Seal(StrEnum):
    """« Sceau » : the eight things the seal can say (interface, section 2)."""

    UP_TO_DATE = "up_to_date"
    WAITING = "waiting"
    SENDING = "sending"
    RECEIVING = "receiving"
    PAUSED = "paused"
    NO_SERVER = "no_server"
    CHOICE = "choice"
    QUARANTINED = "quarantined"


class Stage(StrEnum):
    """« Étape » of what comes from the server, or goes there.

    WHOLE: entries of a whole space, of which only the most there may be is known;
    ENTRIES: entries one after another; KEEPING: entries put in their place; FILES.
    PARTS go: those of large files, one MiB each.
    """

    WHOLE = "whole"
    ENTRIES = "entries"
    KEEPING = "keeping"
    FILES = "files"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Coming:
    """« Arrivée » : how much of what comes is here, or of what goes is there."""

    stage: Stage
    done: int
    total: int

    @property
    def share(self) -> float:
        """Return the part of it that is here, from 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class SyncState:
    """The seal, how many changes wait, when the server last had everything.

    *last* is Unix ms, 0 for never. *code* is the error code of the alarm or of
    the last failure, "" when all is well. *coming* is what is being received or
    sent, if it takes a while.
    """

    seal: Seal
    waiting: int = 0
    last: int = 0
    code: str = ""
    coming: Coming | None = None


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

"""« Sortie » : what left this device, to whom, why, and how much of it."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import EntryId

KIND = "departure"
"""What the pulse tells when something was noted."""


class Purpose(StrEnum):
    """Why something left: a request to the server, or a copy the person made."""

    CONNECT = "connect"
    CHECK = "check"
    DEVICES = "devices"
    JOIN = "join"
    LISTEN = "listen"
    SEND = "send"
    RECEIVE = "receive"
    SEND_FILES = "send_files"
    RECEIVE_FILES = "receive_files"
    NIGHTSCOUT = "nightscout"
    VACCINES = "vaccines"
    OTHER = "other"
    COPY_DOCUMENT = "copy_document"
    COPY_PRINT = "copy_print"
    COPY_BACKPACK = "copy_backpack"
    COPY_CLEAR = "copy_clear"
    COPY_DIAGNOSTIC = "copy_diagnostic"
    COPY_KIT = "copy_kit"
    COPY_CALENDAR = "copy_calendar"
    COPY_MEASURES = "copy_measures"
    COPY_PROFILE = "copy_profile"


class Outcome(StrEnum):
    """How it ended; what a crash cut stays under way.

    A copy is ERASED once the person says they erased the file.
    """

    UNDER_WAY = "under_way"
    DONE = "done"
    REFUSED = "refused"
    SILENT = "silent"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Departure:
    """« Sortie » : one request, or one copy put outside.

    *id* is in order of time, *at* Unix ms, *day* the local ISO date. *host* is the
    server as the person chose it, "" for a copy. *consent* names the agreement it
    leans on, "" while none is needed. *sent* and *received* are bytes; *entry* is
    what a copy was made of. No word of health is ever kept here.
    """

    id: bytes
    at: int
    day: str
    purpose: Purpose
    host: str
    sent: int
    received: int = 0
    outcome: Outcome = Outcome.UNDER_WAY
    consent: str = ""
    entry: EntryId | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What left one day for one reason, to one place."""

    day: str
    purpose: Purpose
    host: str
    count: int
    sent: int
    received: int
    failed: int

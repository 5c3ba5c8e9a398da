"""« Boîte de réception » : what came of a device, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.device import Reading, Rejected
from app.domain.dialogue import Frame
from app.domain.ids import EntryId, SpaceId


class Fate(StrEnum):
    """« Sort » : what became of a reading.

    *KEPT* is in the record. *UNASSIGNED*, *TO_CONFIRM* and *TO_DATE* wait for the
    person; *REFUSED* is somebody else's, *IGNORED* not wanted. *BEYOND* is too high
    or too low for its device to say, *FAILED* holds no number, *EXCLUDED* is none of a
    person (a test of the meter), *QUARANTINED* could not be read.
    """

    KEPT = "kept"
    UNASSIGNED = "unassigned"
    TO_CONFIRM = "to_confirm"
    TO_DATE = "to_date"
    REFUSED = "refused"
    IGNORED = "ignored"
    BEYOND = "beyond"
    FAILED = "failed"
    EXCLUDED = "excluded"
    QUARANTINED = "quarantined"


WAITING: Final = (Fate.UNASSIGNED, Fate.TO_CONFIRM, Fate.TO_DATE)
"""What asks something of the person."""

NOBODY: Final = EntryId(bytes(16))
"""Holds, in `Intake.known`, what is to be known and never kept again."""

MINE: Final = "mine"
SURE: Final = "sure"
OTHER: Final = "other"
IGNORE: Final = "ignore"
DATE: Final = "date:"
"""What a person may answer of a reading; a date is followed by an ISO time."""
GIVEN: Final = "other:"
"""Another answer: it is of a member of the household, as `given` writes it."""
FROM: Final = "from:"
"""Said, in the space of somebody, of what was given to them: the space it is from."""


def given(name: str, before: str = "", *, space: SpaceId | None = None) -> str:
    """Return the answer that names a member, and their weight *before*, if known.

    *space* is where it was written, for somebody who has one.
    """
    return f"{GIVEN}{name}\n{before}\n{space.hex() if space else ''}"


def given_to(answers: Iterable[str]) -> str:
    """Return the member of the household a reading was given to, "" for nobody."""
    return _given(answers)[0]


def weight_before(answers: Iterable[str]) -> str:
    """Return the weight, before a reading, of who it was given to, "" for none."""
    return _given(answers)[1]


def space_given(answers: Iterable[str]) -> SpaceId | None:
    """Return the space a reading was written in instead, None for none."""
    space = _given(answers)[2]
    return SpaceId(bytes.fromhex(space)) if space else None


def _given(answers: Iterable[str]) -> tuple[str, str, str]:
    said = (one.removeprefix(GIVEN) for one in answers if one.startswith(GIVEN))
    name, before, space, *_ = [*next(said, "").split("\n"), "", ""]
    return name, before, space


@dataclass(frozen=True, slots=True)
class Item:
    """A reading, or what could not be read, beside the record.

    *device* is the key of its identity, *at* when it came, or was said to be somebody
    else's (Unix ms), *answers* what the person said of it, in order: taking the last
    one back undoes it. *batch* is the one it came in, or was kept in.
    """

    key: bytes = field(repr=False)
    device: str
    fate: Fate
    at: int
    what: Reading | Rejected
    answers: tuple[str, ...] = ()
    batch: bytes = b""


@dataclass(frozen=True, slots=True)
class Spooled:
    """A packet on disk that nobody has read yet."""

    n: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class Intake:
    """« Réception » : what one transaction changes beside the record.

    *items* are whole new states, by key, *dropped* the keys of those forgotten.
    *known* gives, for points of a sensor, the key of their reading and the segment
    that holds them (or `NOBODY`). *spooled* are packets to keep until they are *read*
    (by number).
    """

    items: tuple[Item, ...] = ()
    dropped: tuple[bytes, ...] = ()
    known: tuple[tuple[bytes, EntryId], ...] = ()
    spooled: tuple[Frame, ...] = ()
    read: tuple[int, ...] = ()

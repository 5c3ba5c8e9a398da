"""« Délégation » : rubrics one entrusts to a person with keys of their own."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.collection import Rubric
from app.domain.ids import IdentityId


class MandateState(StrEnum):
    """Where a mandate stands, as this device knows it.

    WAITING and ENDING have not left this device; ENDED is over, by a word or a date.
    """

    WAITING = "waiting"
    ACTIVE = "active"
    ENDING = "ending"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Known:
    """A person whose card was verified: *card* is what their identity signed.

    *name* is what one calls them, "" as long as nothing was entrusted to them.
    """

    identity: IdentityId
    card: bytes = field(repr=False)
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Mandate:
    """« Délégation » : what one person may read, from *since* until *until* (Unix ms).

    *id* is the mandate id its grants share, *name* what one calls the person.
    """

    id: bytes
    to: IdentityId
    name: str = field(repr=False)
    rubrics: tuple[Rubric, ...]
    since: int
    until: int
    state: MandateState

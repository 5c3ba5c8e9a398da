"""« Ce qu'on vous confie » : the rubrics others let one read, until a day."""

import json
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.collection import Rubric
from app.domain.ids import CollectionId, SpaceId


class EntrustedState(StrEnum):
    """How far what somebody entrusts has come.

    COMING: nothing of it can be read yet. OPEN: read here, even without network.
    ENDED: the last day has passed or the person ended it; about to be erased.
    """

    COMING = "coming"
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Lane:
    """What this device keeps of one rubric entrusted to its owner.

    *space* and *collection* are the real ones. *grant* is the one in force, of
    *mandate*, empty until one is judged; *whose* and *birth_date* come from its note,
    *until* is its end in Unix ms. *ended* says that the log, or the server, ended it.
    *quarantine* is the code of what its rows contradict. *rest*: what its keys open is
    not all opened yet.
    """

    space: SpaceId
    collection: CollectionId
    grant: bytes = b""
    rubric: int = 0
    whose: str = field(default="", repr=False)
    birth_date: str = field(default="", repr=False)
    until: int = 0
    ended: bool = False
    quarantine: str = ""
    rest: bool = False
    mandate: bytes = b""

    def state(self, now: int) -> EntrustedState:
        """Return how far it has come at *now*, in Unix ms."""
        if self.ended or (self.grant and self.until <= now):
            return EntrustedState.ENDED
        return EntrustedState.OPEN if self.rubric else EntrustedState.COMING

    def encode(self) -> bytes:
        """Return it as the entrusted store keeps it, under `lane_name`."""
        ids = [each.hex() for each in (self.space, self.collection, self.grant)]
        said = self.rubric, self.whose, self.birth_date, self.until, self.ended
        named = self.quarantine, self.rest, self.mandate.hex()
        return json.dumps([*ids, *said, *named]).encode()

    @classmethod
    def decode(cls, kept: bytes) -> "Lane":
        """Read what `encode` wrote."""
        space, collection, grant, *said = json.loads(kept)
        ids = SpaceId(bytes.fromhex(space)), CollectionId(bytes.fromhex(collection))
        mandate = bytes.fromhex("".join(said[7:]))  # one kept before it was asked: none
        return replace(cls(*ids, bytes.fromhex(grant), *said[:7]), mandate=mandate)


LANES = "lane/"
"""What the names of the lanes kept begin with, among the secrets of that store."""


def lane_name(lane: SpaceId) -> str:
    """Return the secret that holds a `Lane`; *lane* is its `lane_space`.

    Every other setting or secret of a lane has `/<lane as hexadecimal>/` in its name.
    """
    return f"{LANES}{lane.hex()}/"


@dataclass(frozen=True, slots=True)
class EntrustedRubric:
    """One rubric somebody entrusts: *lane* is its name on this device."""

    lane: SpaceId
    collection: CollectionId
    rubric: Rubric
    until: int
    quarantine: str = ""


@dataclass(frozen=True, slots=True)
class Entrusted:
    """What one person entrusts: *whose* is the name they gave themselves.

    *rubrics* are those that can be read; none while all of it is still coming.
    """

    space: SpaceId
    whose: str = field(repr=False)
    birth_date: str = field(repr=False)
    rubrics: tuple[EntrustedRubric, ...]
    state: EntrustedState

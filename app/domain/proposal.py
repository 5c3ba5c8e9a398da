"""« Proposé » : what somebody would entrust, before one says yes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.collection import Rubric
from app.domain.folding import visible
from app.domain.ids import CollectionId, IdentityId, SpaceId

NAME_MAX = 60
"""The longest name of a person that is shown, in characters."""


class ProposalState(StrEnum):
    """PROPOSED: waits for a yes or a no. LEAVING: the no still has to be told."""

    PROPOSED = "proposed"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Offer:
    """One live grant as the server shows it: nothing of what it lets one read.

    *giver* signed it, *whose* is the name they gave, *until* its end in Unix ms.
    *epoch* is the one its lane is at.
    """

    space: SpaceId
    collection: CollectionId
    grant: bytes
    mandate: bytes
    giver: IdentityId
    rubric: int
    whose: str = field(repr=False)
    until: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one person would entrust at once, and until when.

    *whose* is only what they call themselves: *code* is who they are.
    """

    id: bytes
    space: SpaceId
    whose: str = field(repr=False)
    code: str
    rubrics: tuple[Rubric, ...]
    until: int
    state: ProposalState


def called(name: str) -> str:
    """Return a name somebody gave, on one short line without what deceives."""
    return " ".join(visible(name).split())[:NAME_MAX].strip()


def encode_offers(offers: Iterable[Offer]) -> bytes:
    """Return the offers of one space as the entrusted store keeps them."""
    return json.dumps([_plain(one) for one in offers]).encode()


def decode_offers(kept: bytes) -> list[Offer]:
    """Read what `encode_offers` wrote."""
    return [_offer(*said) for said in json.loads(kept)]


def _plain(one: Offer) -> list[object]:
    ids = one.space, one.collection, one.grant, one.mandate, one.giver
    named = [each.hex() for each in ids]
    return [*named, one.rubric, one.whose, one.until, one.epoch]


def _offer(*said: str) -> Offer:
    space, collection, grant, mandate, giver = map(bytes.fromhex, said[:5])
    ids = SpaceId(space), CollectionId(collection), grant, mandate, IdentityId(giver)
    rubric, whose, until, epoch = said[5:]
    return Offer(*ids, int(rubric), whose, int(until), int(epoch))

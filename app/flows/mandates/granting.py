"""« Droit d'accès » : the lines that give the key of a collection, or take it back."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.crypto.grants import KeyRef
from app.crypto.identity import card_hash
from app.crypto.notes import Note, note
from app.crypto.packing import Signed
from app.crypto.statements import (
    Grant,
    GrantStatement,
    OpType,
    Purpose,
    Revoke,
    Role,
    RootPin,
)
from app.domain.errors import Refused
from app.domain.ids import CollectionId
from app.domain.journal import Control
from app.domain.mandate import Known
from app.domain.write import Write
from app.flows.keychain import SpaceKeys
from app.flows.mandates.gifts import Gift, Gifts
from app.flows.sealed.cards import verified
from app.flows.sealed.lending import LENT
from app.flows.world import World

_ASKED = 1


@dataclass(frozen=True, slots=True)
class Granting:
    """Writes what is to leave; keys and epochs are those of the moment it does.

    *said* is what the receiver reads of whose space it is.
    """

    gifts: Gifts
    world: World
    keys: SpaceKeys
    said: Note

    def give(
        self,
        to: Known,
        mandate: bytes,
        collection: CollectionId,
        *,
        until: int,
        purpose: Purpose,
    ) -> Control:
        """Return the line of one grant; its key is added when it leaves.

        Raises Refused("wrap.invalid") for a collection whose key is not here.
        """
        standing, world = self.gifts.standing(), self.world
        ref = KeyRef(standing.space, collection, standing.epoch(collection) or 1)
        ck, grant = self.keys.ck(collection, ref.epoch), world.new_id()
        if ck is None:
            raise Refused("wrap.invalid")
        statement = GrantStatement(
            grant=grant,
            mandate=mandate,
            space=standing.space,
            to=to.identity,
            to_kind=verified(to.card, to.identity).kind,
            card_hash=card_hash(Signed.decode(to.card).core),
            collection=collection,
            role=Role.READ,
            not_before=0,
            until=until,
            purpose=purpose,
            sealed_note=note(ck, self.said, ref, grant, world.entropy),
            root=RootPin(standing.root_epoch, standing.root_key or bytes(32)),
        )
        core = Grant(statement.encode()).encode()
        root_epoch = standing.root_epoch
        return Control(
            OpType.GRANT, collection, ref.epoch, core, root_epoch, group=LENT
        )


def ending(gifts: Gifts, mine: Iterable[Gift]) -> Write:
    """Return what takes back the grants that are still in force, or wait to leave."""
    live = [one for one in mine if not (one.over or one.ending)]
    return Write(
        gifts.space,
        controls=tuple(_revoke(gifts, one) for one in live),
        dropped=tuple(one.line for one in live if one.line),
    )


def _revoke(gifts: Gifts, gift: Gift) -> Control:
    standing, collection = gifts.standing(), CollectionId(gift.collection)
    core = Revoke(standing.space, gift.grant, _ASKED).encode()
    epoch, root_epoch = standing.epoch(collection), standing.root_epoch
    return Control(OpType.REVOKE, collection, epoch, core, root_epoch, group=LENT)

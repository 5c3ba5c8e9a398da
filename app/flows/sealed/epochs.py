"""« Époque » : a collection is opened, and its key renewed when somebody leaves."""

from collections.abc import Mapping
from dataclasses import replace

from app.crypto.canon import KEY
from app.crypto.grants import (
    KeyRef,
    Label,
    back_link,
    ck_commit,
    deposit_publics,
    key_envelope,
    label,
    root_wrap,
)
from app.crypto.identity import IdentityCard
from app.crypto.statements import Epoch, GrantStatement, KeyFor, OpType
from app.domain.collection import DEPOSIT_RUBRICS
from app.domain.errors import Refused
from app.domain.ids import ROOT, CollectionId, SpaceId
from app.flows.keychain import SpaceKeys
from app.flows.sealed.batch import Draft
from app.ports.world import Entropy
from app.rules.standing import Standing


def new_collection(keys: SpaceKeys, meaning: Label, entropy: Entropy) -> CollectionId:
    """Draw a collection and its first key; `opening` makes the op that says so."""
    collection = CollectionId(entropy(16))
    keys.learn(collection, 1, entropy(KEY))
    keys.name(collection, meaning)
    return collection


def opening(
    keys: SpaceKeys,
    space: SpaceId,
    collection: CollectionId,
    entropy: Entropy,
    *,
    root_epoch: int,
) -> Epoch:
    """Return the statement of the first epoch of a collection of ours.

    Raises Refused("root.absent") when a key lacks.
    """
    return _epoch(keys, KeyRef(space, collection, 1), entropy, root_epoch)


def _epoch(keys: SpaceKeys, ref: KeyRef, entropy: Entropy, root_epoch: int) -> Epoch:
    """Deposit keys and rubric are published where anybody may deposit (trust, 7).

    What has a name is for those it names: nothing of it is published.
    """
    ck, root = keys.ck(ref.collection, ref.epoch), keys.ck(ROOT, root_epoch)
    meaning = keys.label(ref.collection)
    if ck is None or root is None or meaning is None:
        raise Refused("root.absent")
    open_to_all = meaning.confidentiality == 0 and meaning.rubric in DEPOSIT_RUBRICS
    public = open_to_all and not meaning.name
    deposit = deposit_publics(ck, ref) if public else (b"", b"")
    return Epoch(
        ref.collection,
        ref.epoch,
        ck_commit(ck, ref),
        meaning.rubric if public else 0,
        *deposit,
        back_link=b"",
        root_wrap=root_wrap(root, ck, ref, root_epoch, entropy),
        label=label(ck, meaning, ref, entropy),
    )


class Openings:
    """Drafts the epochs of one push: a collection is opened in it once."""

    def __init__(self, standing: Standing, keys: SpaceKeys, entropy: Entropy) -> None:
        self.standing = standing
        self.keys = keys
        self.entropy = entropy
        self._opened: set[bytes] = set()

    def open(self, collection: CollectionId) -> list[Draft]:
        """Return the op that creates a collection the log does not know yet."""
        standing = self.standing
        if standing.epoch(collection) or collection in self._opened:
            return []
        self._opened.add(collection)
        space, root_epoch = SpaceId(standing.space), standing.root_epoch
        core = opening(
            self.keys, space, collection, self.entropy, root_epoch=root_epoch
        )
        draft = self._draft(core, 0)
        return [replace(draft, opens=collection)]

    def renew(self, collection: bytes, readers: Mapping[bytes, IdentityCard]) -> Draft:
        """Return the op that gives a collection a new key.

        *readers* are the exact statements of the grants that stay, with the card of
        each receiver. The key of before opens with it, never the other way round.
        Raises Refused("root.absent" | "wrap.invalid").
        """
        epoch = self.standing.lane(collection).epoch
        ck, before = self.entropy(KEY), self.keys.ck(collection, epoch)
        if before is None:
            raise Refused("wrap.invalid")
        ref = KeyRef(self.standing.space, collection, epoch + 1)
        self.keys.learn(collection, ref.epoch, ck)
        core = _epoch(self.keys, ref, self.entropy, self.standing.root_epoch)
        link = back_link(ck, before, ref, self.entropy)
        given = [_key(ck, ref, one, card) for one, card in readers.items()]
        return self._draft(replace(core, back_link=link, keys=tuple(given)), epoch)

    def _draft(self, core: Epoch, replaced: int) -> Draft:
        return Draft(
            OpType.EPOCH,
            core.collection,
            replaced,
            core=core.encode(),
            root_epoch=self.standing.root_epoch,
        )


def _key(ck: bytes, ref: KeyRef, statement: bytes, card: IdentityCard) -> KeyFor:
    given = GrantStatement.decode(statement)
    sealed = key_envelope(card.hpke, ck, ref, given.to, statement)
    return KeyFor(given.to, given.grant, sealed)

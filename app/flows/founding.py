"""How a space begins: its root key, its first right, its first collections."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.crypto.canon import KEY, Entropy
from app.crypto.grants import KeyRef, Label, ck_commit, key_envelope
from app.crypto.identity import card_hash, space_id
from app.crypto.packing import Signed, Statement
from app.crypto.signing import public_of
from app.crypto.statements import (
    Epoch,
    Genesis,
    Grant,
    GrantStatement,
    OpType,
    Purpose,
    Role,
    RootPin,
    Server,
)
from app.domain.collection import DEPOSIT_RUBRICS, Confidentiality, Rubric
from app.domain.ids import ROOT, SpaceId
from app.domain.journal import Control
from app.flows.keychain import Me, SpaceKeys, first_root_seed
from app.flows.sealed.epochs import new_collection, opening
from app.flows.world import World
from app.ports.vault import Vault

FOUNDING = 1
"""The group of the control lines that create a space."""

FIRST_RUBRICS = (Rubric.JOURNAL, *map(Rubric, DEPOSIT_RUBRICS))
"""Rubrics every space opens at once, so that the list tells nothing of anybody."""

_ROOT_EPOCH = 1


@dataclass(frozen=True, slots=True)
class Founded:
    """A space not yet sent: what to queue, and the keys to keep."""

    space: SpaceId
    controls: tuple[Control, ...]
    keys: SpaceKeys


def found(
    vault: Vault, me: Me, world: World, rubrics: Iterable[Rubric] = FIRST_RUBRICS
) -> Founded:
    """Draw a space whose only member is the identity of *me*.

    Genesis, root epoch, root grant, then the journal and the collections open to
    deposits, all in one group (trust, section 4).
    """
    ck_root, nonce = world.entropy(KEY), world.entropy(16)
    root_pk = public_of(first_root_seed(ck_root))
    space = space_id(root_pk, nonce)
    keys = SpaceKeys(vault, space)
    keys.learn(ROOT, _ROOT_EPOCH, ck_root)
    genesis = Genesis(space, root_pk, nonce, 0, Server("", b"", b""))
    controls = [
        _root(OpType.GENESIS, genesis, epoch=0),
        _root(OpType.EPOCH, _first_epoch(ck_root, space, root_pk), epoch=0),
        _root(OpType.GRANT, _first_right(me, world, space, ck_root), epoch=1),
    ]
    controls += [_open(keys, space, rubric, world.entropy) for rubric in rubrics]
    return Founded(space, tuple(controls), keys)


def _first_epoch(ck_root: bytes, space: SpaceId, root_pk: bytes) -> Epoch:
    commit = ck_commit(ck_root, KeyRef(space, ROOT, _ROOT_EPOCH))
    return Epoch(ROOT, _ROOT_EPOCH, commit, 0, root_pk, b"", b"", b"", b"")


def _first_right(me: Me, world: World, space: SpaceId, ck_root: bytes) -> Grant:
    card, signed = me.card, Signed.decode(me.identity_card)
    statement = GrantStatement(
        grant=world.new_id(),
        mandate=world.new_id(),
        space=space,
        to=card.identity,
        to_kind=card.kind,
        card_hash=card_hash(signed.core),
        collection=ROOT,
        role=Role.ADMIN,
        not_before=0,
        until=0,
        purpose=Purpose.CARE,
        sealed_note=b"",
        root=RootPin(_ROOT_EPOCH, public_of(first_root_seed(ck_root))),
    ).encode()
    ref = KeyRef(space, ROOT, _ROOT_EPOCH)
    sealed = key_envelope(card.hpke, ck_root, ref, card.identity, statement)
    return Grant(statement, sealed)


def _open(keys: SpaceKeys, space: SpaceId, rubric: Rubric, entropy: Entropy) -> Control:
    meaning = Label(rubric, Confidentiality.N, "")
    collection = new_collection(keys, meaning, entropy)
    epoch = opening(keys, space, collection, entropy, root_epoch=_ROOT_EPOCH)
    return replace(_root(OpType.EPOCH, epoch, epoch=0), lane=collection)


def _root(kind: OpType, core: Statement, *, epoch: int) -> Control:
    return Control(kind, ROOT, epoch, core.encode(), _ROOT_EPOCH, group=FOUNDING)

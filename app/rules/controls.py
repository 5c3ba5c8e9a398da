"""Control ops: what they say, the root's word on it, and what they change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.crypto.grants import RootPlace, verify_root
from app.crypto.identity import Retirement, space_id
from app.crypto.packing import Signed
from app.crypto.receptions import Reception, professions_of, read_origin
from app.crypto.sharing import Share, decode_items
from app.crypto.statements import (
    CONTROLS,
    ControlBody,
    Epoch,
    Genesis,
    Grant,
    GrantStatement,
    Head,
    LaneDigest,
    OpType,
    Origin,
    Revoke,
)
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.rules.rights import in_root, may_lend, may_revoke
from app.rules.standing import Author, Right, Standing

Content: TypeAlias = (
    Genesis
    | Epoch
    | Grant
    | Revoke
    | Retirement
    | LaneDigest
    | Origin
    | Reception
    | Share
    | tuple[bytes, ...]
)
"""What a control says; an erasure lists its items."""


def _retirement(core: bytes) -> Retirement:
    """Read a signed retirement; the root, or the identity's device, vouches for it."""
    return Retirement.decode(Signed.decode(core).core)


_READERS: Mapping[OpType, Callable[[bytes], Content]] = {
    OpType.GENESIS: Genesis.decode,
    OpType.GRANT: Grant.decode,
    OpType.REVOKE: Revoke.decode,
    OpType.EPOCH: Epoch.decode,
    OpType.RETIRE: _retirement,
    OpType.DIGEST: LaneDigest.decode,
    OpType.ERASE: decode_items,
    OpType.SHARE: Share.decode,
    OpType.ORIGIN: read_origin,
}
_MEMBERS_TOO = frozenset((OpType.GRANT, OpType.REVOKE, OpType.SHARE))
"""Types an admin outside ROOT may write, judged by his own grant."""


@dataclass(frozen=True, slots=True)
class Order:
    """A control op: who signed for the root, and what it says (a `Content`)."""

    signed: ControlBody
    content: Any


def read(head: Head, body: bytes) -> Order | None:
    """Return the control an op carries, None for the types that carry none.

    Raises Refused("statement.malformed" | "format.unknown").
    """
    if head.type not in CONTROLS:
        return None
    signed = ControlBody.decode(body)
    return Order(signed, _READERS[OpType(head.type)](signed.core))


def enact(standing: Standing, head: Head, order: Order) -> None:
    """Apply a control to the state, once the root (or a right) vouches for it.

    Raises Refused("grant.forged" | "epoch.stale" | "space.swapped").
    """
    _check_root(standing, head, order)
    effect = _EFFECTS.get(OpType(head.type))
    if effect is not None:
        effect(standing, head, order)


def _check_root(standing: Standing, head: Head, order: Order) -> None:
    signed, author = order.signed, standing.authors[head.device].identity
    if not signed.root_sig:
        content = order.content
        if isinstance(content, Retirement) and content.identity == author:
            return
        if head.type in _MEMBERS_TOO and not in_root(standing, author, head.at):
            return
        raise Refused("grant.forged")
    root_epoch, root_key = _root_of(standing, order)
    if signed.root_epoch != root_epoch:
        raise Refused("grant.forged")
    place = RootPlace(
        standing.space, signed.root_epoch, head.type, head.device, head.ctr
    )
    verify_root(root_key, place, signed.core, signed.root_sig)


def _root_of(standing: Standing, order: Order) -> tuple[int, bytes]:
    """Return the root that must have signed here: a genesis brings its own."""
    genesis = order.content
    if not isinstance(genesis, Genesis):
        return standing.root_epoch, standing.root_key
    if standing.seq or genesis.space != space_id(genesis.root_pk, genesis.nonce):
        raise Refused("grant.forged")
    if genesis.space != standing.space:
        raise Refused("space.swapped")
    return 1, genesis.root_pk


def _found(standing: Standing, head: Head, order: Order) -> None:
    genesis: Genesis = order.content
    standing.root_epoch, standing.root_key = 1, genesis.root_pk
    standing.founder = standing.authors[head.device].identity
    standing.server_key = genesis.origin.server_pk
    standing.directory_key = genesis.origin.directory_pk
    standing.digest_at = head.at


def _open_epoch(standing: Standing, head: Head, order: Order) -> None:
    epoch: Epoch = order.content
    lane = standing.lane(head.collection)
    if epoch.collection != head.collection or epoch.epoch != lane.epoch + 1:
        raise Refused("epoch.stale")
    if epoch.collection == ROOT:
        if epoch.epoch == 1 and epoch.deposit_pk1 != standing.root_key:
            raise Refused("grant.forged")
        standing.root_epoch, standing.root_key = epoch.epoch, epoch.deposit_pk1
    lane.epoch, lane.epoch_at = epoch.epoch, head.at
    lane.born = lane.born or standing.seq + 1
    lane.commits[epoch.epoch] = epoch.ck_commit
    for given in epoch.keys:
        right = standing.rights.get(given.grant)
        if right and (right.identity, right.collection) == (
            given.identity,
            epoch.collection,
        ):
            right.epoch = epoch.epoch


def _give(standing: Standing, head: Head, order: Order) -> None:
    given = GrantStatement.decode(order.content.statement)
    author = standing.authors[head.device].identity
    member_only = not order.signed.root_sig
    if (
        (given.space, given.collection) != (standing.space, head.collection)
        or given.grant in standing.rights
        or given.root != (standing.root_epoch, standing.root_key)
        or (member_only and not may_lend(standing, author, given, head.at))
    ):
        raise Refused("grant.forged")
    right = Right(given.to, given.collection, given.role, given.not_before, given.until)
    if given.collection != ROOT:
        right.mandate, right.statement = given.mandate, order.content.statement
        right.epoch = head.epoch if order.content.key_envelope else 0
    standing.rights[given.grant] = right


def _take_back(standing: Standing, head: Head, order: Order) -> None:
    revoke: Revoke = order.content
    right = standing.rights.get(revoke.grant)
    if right is None or right.collection != head.collection:
        raise Refused("grant.forged")
    author = standing.authors[head.device].identity
    if not may_revoke(standing, author, right, head.at):
        raise Refused("grant.forged")
    if author == right.identity and not right.revoked:
        right.left = head.at
    right.revoked = right.revoked or standing.seq + 1
    right.statement = b""


def _retire(standing: Standing, head: Head, order: Order) -> None:
    """End a device: in a log the root alone does.

    Whose a device never met is, nobody has signed yet: a reader could name one that
    is to come. Which ones were met differs from device to device: it decides nothing.
    """
    retirement: Retirement = order.content
    if not in_root(standing, standing.authors[head.device].identity, head.at):
        raise Refused("grant.forged")
    unmet = Author(retirement.identity, b"", 0, 0)
    author = standing.authors.setdefault(retirement.device, unmet)
    if author.identity != retirement.identity:
        raise Refused("grant.forged")
    author.retired = author.retired or standing.seq + 1


def _move(standing: Standing, _head: Head, order: Order) -> None:
    origin: Origin | Reception = order.content
    if origin.space != standing.space:
        raise Refused("grant.forged")
    standing.server_key = origin.origin.server_pk
    standing.directory_key = origin.origin.directory_pk
    standing.professions = professions_of(origin)


def _erase(standing: Standing, _head: Head, order: Order) -> None:
    for item in order.content:
        standing.bodiless.pop(item, None)


_EFFECTS: Mapping[OpType, Callable[[Standing, Head, Order], None]] = {
    OpType.GENESIS: _found,
    OpType.EPOCH: _open_epoch,
    OpType.GRANT: _give,
    OpType.REVOKE: _take_back,
    OpType.RETIRE: _retire,
    OpType.ORIGIN: _move,
    OpType.ERASE: _erase,
}

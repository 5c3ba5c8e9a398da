"""What is checked of a push before the lock: form, names, hashes, signatures."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from app.crypto.canon import digest
from app.crypto.grants import RootPlace, verify_root
from app.crypto.identity import Retirement, space_id
from app.crypto.packing import Signed
from app.crypto.receptions import read_origin
from app.crypto.runs import LEAF, RUN_MAX, Run, verify_run
from app.crypto.sharing import decode_items
from app.crypto.statements import (
    CONTROLS,
    ControlBody,
    Epoch,
    Genesis,
    Grant,
    GrantStatement,
    LaneDigest,
    OpType,
    Revoke,
)
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync import wire
from sync.server.chains import leaf, op_hash
from sync.server.heads import OpHead, read_head
from sync.server.records import Checked, Control

Roots = dict[int, bytes]
"""Root keys by epoch."""

WRAP_SIZE = 60
RUN_BYTES = LEAF * RUN_MAX
ZERO = bytes(16)
_decode = wire.decoder(wire.Push)


def read_push(raw: bytes) -> wire.Push:
    """Read a push of this wire version, of 1 to 500 ops.

    Raises Refused("malformed" | "update_needed" | "run_invalid").
    """
    push = wire.decode(_decode, raw)
    if push.v != wire.WIRE_VERSION:
        raise Refused("update_needed")
    if not 1 <= sum(len(sealed.ops) for sealed in push.runs) <= wire.OPS_MAX:
        raise Refused("run_invalid")
    return push


def check_push(
    push: wire.Push,
    space: bytes,
    key: bytes,
    root: tuple[int, bytes] | None,
    *,
    refill: bool = False,
) -> tuple[list[tuple[wire.Run, bytes]], list[Checked]]:
    """Return the runs with their ids, and the ops, all verified against *key*.

    *root* is the current root epoch and key of the space, if it exists. A *refill*
    may lack ops of its runs, and the bodies of erased versions.
    Raises Refused("run_invalid" | "duplicate_item"): nothing is to be applied.
    """
    roots = dict([root]) if root else {}
    try:
        runs = [_check_run(sealed.run, space, key) for sealed in push.runs]
        ops = [
            op
            for place, sealed in enumerate(push.runs)
            for op in _check_ops(sealed, (place, runs[place]), roots, refill=refill)
        ]
    except Refused as error:
        raise Refused("run_invalid") from error
    _check_order([op.head for op in ops])
    return [(s.run, run) for s, run in zip(push.runs, runs, strict=True)], ops


def _check_run(run: wire.Run, space: bytes, key: bytes) -> bytes:
    signed = Run(run.space, run.device, run.collection, run.leaves, run.sig)
    return verify_run(key, signed, space)


def _check_ops(
    sealed: wire.SealedRun, place: tuple[int, bytes], roots: Roots, *, refill: bool
) -> list[Checked]:
    run, (at, run_id) = sealed.run, place
    names = run.space, run.device, run.collection
    checked = []
    for index, op in zip(_places(sealed, refill=refill), sealed.ops, strict=True):
        head = read_head(op.head)
        if (head.space, head.device, head.collection) != names:
            raise Refused("run_invalid")
        _check_op(op, head, refill=refill)
        control = _control(op.body, head, roots) if head.type in CONTROLS else None
        hashed = op_hash(op.head, run_id, index)
        checked.append(Checked(head, op, at, index, hashed, control))
    return checked


def _places(sealed: wire.SealedRun, *, refill: bool) -> Sequence[int]:
    """Return the place of each op in its run: every one, but in a *refill*."""
    leaves = [leaf(op.head) for op in sealed.ops]
    if b"".join(leaves) == sealed.run.leaves:
        return range(len(leaves))
    known = [sealed.run.leaves[at : at + LEAF] for at in range(0, RUN_BYTES, LEAF)]
    if not refill or not set(leaves) <= set(known):
        raise Refused("run_invalid")
    places = [known.index(each) for each in leaves]
    if any(left >= right for left, right in pairwise(places)):
        raise Refused("run_invalid")
    return places


def _check_op(op: wire.Op, head: OpHead, *, refill: bool) -> None:
    if len(op.wraps) > (head.type != OpType.DEPOSIT):
        raise Refused("run_invalid")
    for wrap in op.wraps:
        named = wrap.collection == head.collection and wrap.epoch == head.epoch
        if not named or len(wrap.wrap) != WRAP_SIZE:
            raise Refused("run_invalid")
    emptied = refill and not op.body and head.type == OpType.PUT
    if not emptied and digest(op.body) != head.body:
        raise Refused("run_invalid")
    if len(op.body) > wire.BODY_MAX or op.group < 0:
        raise Refused("run_invalid")


def _check_order(heads: list[OpHead]) -> None:
    if any(left.ctr >= right.ctr for left, right in pairwise(heads)):
        raise Refused("run_invalid")
    items = [head.item for head in heads if head.item != ZERO]
    if len(set(items)) != len(items):
        raise Refused("duplicate_item")


def _control(body: bytes, head: OpHead, roots: Roots) -> Control:
    if head.item != ZERO or head.base or head.refs:
        raise Refused("run_invalid")
    statement = ControlBody.decode(body)
    core = CORES[OpType(head.type)](statement.core)
    if isinstance(core, Genesis):
        if space_id(core.root_pk, core.nonce) != head.space:
            raise Refused("run_invalid")
        roots[1] = core.root_pk
    signer = roots.get(statement.root_epoch, b"")
    if statement.root_epoch:
        place = RootPlace(
            head.space, statement.root_epoch, head.type, head.device, head.ctr
        )
        verify_root(signer, place, statement.core, statement.root_sig)
    if isinstance(core, Epoch) and core.collection == ROOT:
        roots[core.epoch] = core.deposit_pk1
    return Control(core, signer)


def _grant(core: bytes) -> GrantStatement:
    return GrantStatement.decode(Grant.decode(core).statement)


def _retirement(core: bytes) -> Retirement:
    return Retirement.decode(Signed.decode(core).core)


def _unknown(_: bytes) -> object:
    raise Refused("run_invalid")


CORES: dict[OpType, Callable[[bytes], Any]] = {
    OpType.GENESIS: Genesis.decode,
    OpType.GRANT: _grant,
    OpType.REVOKE: Revoke.decode,
    OpType.EPOCH: Epoch.decode,
    OpType.RETIRE: _retirement,
    OpType.DIGEST: LaneDigest.decode,
    OpType.ERASE: decode_items,
    OpType.ORIGIN: read_origin,
    OpType.SHARE: _unknown,
}
"""How to read the statement of each control type."""

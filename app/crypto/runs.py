"""Runs, op hashes and chains: one signature for up to 500 ops, one order for all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.crypto import signing
from app.crypto.canon import canon, digest
from app.crypto.identity import device_id
from app.crypto.packing import Id, Signature, Statement
from app.crypto.statements import Head
from app.domain.errors import Refused

LEAF = 32
RUN_MAX = 500


@dataclass(frozen=True, slots=True)
class Run(Statement):
    """The ops of one device in one collection, sealed together.

    *leaves* are the hashes of the heads, 32 bytes each, in ascending counter.
    """

    versioned = False

    space: Id
    device: Id
    collection: Id
    leaves: bytes
    signature: Signature

    @property
    def count(self) -> int:
        """How many ops were sealed together."""
        return len(self.leaves) // LEAF

    @property
    def parts(self) -> tuple[bytes, bytes, bytes]:
        """Space, device, collection: what every head of the run repeats."""
        return self.space, self.device, self.collection


def leaf(head: bytes) -> bytes:
    """Return the hash that stands for a head in its run."""
    return digest(canon("leaf", head))


def seal_run(
    key: signing.SigningKey, space: bytes, collection: bytes, heads: Sequence[bytes]
) -> Run:
    """Sign *heads*, all of this device and collection, in ascending counter.

    *key* is `signing.private_key` of the device's seed: one serves a whole push.

    Raises Refused("run.invalid") for none, more than 500, or one twice.
    """
    author = device_id(key.public_key().public_bytes_raw())
    run = Run(space, author, collection, b"".join(map(leaf, heads)), b"")
    check_form(run)
    return replace(run, signature=key.sign(_signed(run)))


def check_form(run: Run) -> None:
    """Refuse a run of 0 or over 500 leaves, a partial leaf, a leaf twice.

    Raises Refused("run.invalid"), before any signature is looked at.
    """
    count, rest = divmod(len(run.leaves), LEAF)
    leaves = {run.leaves[at : at + LEAF] for at in range(0, len(run.leaves), LEAF)}
    if rest or not 1 <= count <= RUN_MAX or len(leaves) != count:
        raise Refused("run.invalid")


def verify_run(public: bytes, run: Run, space: bytes) -> bytes:
    """Return the id of a run of *space* that the device key *public* signed.

    Raises Refused("run.invalid" | "space.swapped" | "sig.invalid"). Verified once
    is verified for ever: the caller may keep the id, computed from these bytes.
    """
    check_form(run)
    if run.space != space:
        raise Refused("space.swapped")
    if device_id(public) != run.device:
        raise Refused("sig.invalid")
    signing.verify(public, run.signature, _signed(run))
    return run_id(run)


def verify_leaf(run: Run, index: int, head: bytes) -> Head:
    """Return the head that a verified *run* holds at *index*.

    Raises Refused("sig.invalid") for another head, place, space, device or
    collection; Refused("format.unknown" | "statement.malformed") for its form.
    """
    if index < 0 or run.leaves[index * LEAF : (index + 1) * LEAF] != leaf(head):
        raise Refused("sig.invalid")
    fields = Head.decode(head)
    if (fields.space, fields.device, fields.collection) != run.parts:
        raise Refused("sig.invalid")
    return fields


def verify_op(run: Run, index: int, head: bytes, body: bytes) -> Head:
    """Return the head of an op whose body is here, and is the one signed.

    Raises as `verify_leaf`, and Refused("log.tamper") for another body.
    """
    fields = verify_leaf(run, index, head)
    if fields.body != digest(body):
        raise Refused("log.tamper")
    return fields


def run_id(run: Run) -> bytes:
    """Return the 32 bytes that name a run, signature included."""
    return digest(canon("run", *run.parts, run.leaves, run.signature))


def op_hash(head: bytes, run: bytes, index: int) -> bytes:
    """Return the hash the log chains: head, *run* (its id) and place in it."""
    return digest(canon("op", head, run, index))


def _signed(run: Run) -> bytes:
    return canon("sig-run", *run.parts, run.count, run.leaves)


def log_start(space: bytes) -> bytes:
    """Return h_0, the chain value of an empty log."""
    return digest(canon("log-0", space))


def log_next(space: bytes, seq: int, before: bytes, op: bytes) -> bytes:
    """Return h of position *seq*, after the h *before* and this op hash."""
    return digest(canon("log", space, seq, before, op))


def lane_start(space: bytes, collection: bytes) -> bytes:
    """Return hc_0, the chain value of an empty lane."""
    return digest(canon("lane-0", space, collection))


def lane_next(
    space: bytes, collection: bytes, n: int, r: int, before: bytes, op: bytes
) -> bytes:
    """Return hc of the op number *n* of a lane, after the hc *before*.

    *r* counts the ops of the zero16 lane before it in the log (n - 1 in that
    lane itself), so that a reader of both knows what came first.
    """
    return digest(canon("lane", space, collection, n, r, before, op))

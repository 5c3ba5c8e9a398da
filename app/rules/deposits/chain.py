"""« Chaîne des clés » : what a depositor believes of the doors a server shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.crypto.canon import digest
from app.crypto.grants import RootPlace, verify_root
from app.crypto.identity import space_id
from app.crypto.packing import pack, unpack
from app.crypto.statements import ControlBody, Epoch, Genesis, Head, OpType
from app.crypto.suites import CLASSIC, HYBRID
from app.domain.errors import Broken, Refused
from app.domain.ids import ROOT


@dataclass(frozen=True, slots=True)
class Door:
    """A collection open to deposits: its current *epoch*, and its public keys.

    *seen* is how far who deposits was shown its lane: its number, its chain value.
    """

    collection: bytes
    epoch: int
    rubric: int
    keys: dict[int, bytes] = field(repr=False)
    seen: tuple[int, bytes] | None = None


@dataclass(slots=True)
class Pins:
    """What is known of a space for good: roots by epoch, key commitments by place.

    The first root comes from the person themselves (paper or square), never from the
    server; each visit adds what it saw. *commits* goes by collection, then epoch.
    """

    space: bytes
    roots: dict[int, bytes] = field(default_factory=dict)
    commits: dict[bytes, dict[int, bytes]] = field(default_factory=dict)

    @classmethod
    def decode(cls, raw: bytes) -> "Pins":
        """Read what `encode` wrote. Raises Refused("statement.malformed")."""
        pins: Pins = unpack(cls, raw)
        return pins

    def encode(self) -> bytes:
        """Return the bytes a depositor keeps."""
        return pack(self)


@dataclass(slots=True)
class _Walk:
    """One reading of the chain, from genesis on."""

    space: bytes
    roots: dict[int, bytes] = field(default_factory=dict)
    commits: dict[bytes, dict[int, bytes]] = field(default_factory=dict)
    doors: dict[bytes, Door] = field(default_factory=dict)

    def read(self, raw: bytes, body: bytes) -> None:
        head = Head.decode(raw)
        if head.space != self.space:
            raise Refused("space.swapped")
        if head.body != digest(body):
            raise Broken("log.tamper")
        signed = ControlBody.decode(body)
        if head.type == OpType.GENESIS:
            self._found(Genesis.decode(signed.core))
        self._check_root(head, signed)
        if head.type == OpType.EPOCH:
            self._turn(head, Epoch.decode(signed.core))

    def _check_root(self, head: Head, signed: ControlBody) -> None:
        root_epoch = max(self.roots, default=0)
        known = head.type in (OpType.GENESIS, OpType.EPOCH) and root_epoch
        if not known or signed.root_epoch != root_epoch:
            raise Refused("grant.forged")
        place = RootPlace(self.space, root_epoch, head.type, head.device, head.ctr)
        verify_root(self.roots[root_epoch], place, signed.core, signed.root_sig)

    def _found(self, genesis: Genesis) -> None:
        own = genesis.space == space_id(genesis.root_pk, genesis.nonce) == self.space
        if self.roots or not own:
            raise Refused("space.swapped")
        self.roots[1] = genesis.root_pk

    def _turn(self, head: Head, epoch: Epoch) -> None:
        before = max(self.commits.get(epoch.collection, {0: b""}))
        if epoch.collection != head.collection or epoch.epoch != before + 1:
            raise Refused("epoch.stale")
        if epoch.collection == ROOT and epoch.epoch == 1:
            if epoch.deposit_pk1 != self.roots[1]:
                raise Refused("grant.forged")
        elif epoch.collection == ROOT:
            self.roots[epoch.epoch] = epoch.deposit_pk1
        self.commits.setdefault(epoch.collection, {})[epoch.epoch] = epoch.ck_commit
        self._open(epoch)

    def _open(self, epoch: Epoch) -> None:
        listed = {CLASSIC: epoch.deposit_pk1, HYBRID: epoch.deposit_pk2}
        keys = {suite: key for suite, key in listed.items() if key}
        self.doors.pop(epoch.collection, None)
        if epoch.public_rubric and keys:
            rubric = epoch.public_rubric
            self.doors[epoch.collection] = Door(
                epoch.collection, epoch.epoch, rubric, keys
            )


def follow(pins: Pins, shown: Iterable[tuple[bytes, bytes]]) -> dict[int, Door]:
    """Return the doors by rubric, once every link holds; *pins* learns what it saw.

    *shown* are (head, body) of the genesis and of every epoch, in order.
    Raises Refused("grant.forged" | "space.swapped" | "epoch.stale"),
    Broken("log.tamper"), Broken("log.rollback") for less than was once seen, and
    Broken("log.fork") for something else than was.
    """
    walk = _Walk(pins.space)
    for head, body in shown:
        walk.read(head, body)
    _meet(pins.roots, walk.roots)
    for collection, known in pins.commits.items():
        _meet(known, walk.commits.get(collection, {}))
    pins.roots, pins.commits = walk.roots, walk.commits
    doors: dict[int, Door] = {}
    for door in walk.doors.values():
        doors.setdefault(door.rubric, door)
    return doors


def _meet(known: dict[int, bytes], shown: dict[int, bytes]) -> None:
    if max(known, default=0) > max(shown, default=0):
        raise Broken("log.rollback")
    if any(shown.get(epoch) != value for epoch, value in known.items()):
        raise Broken("log.fork")

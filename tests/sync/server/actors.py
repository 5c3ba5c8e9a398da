"""People, devices and their pushes, made with the product's own cryptography."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from app.crypto import identity as papers
from app.crypto.canon import digest
from app.crypto.grants import RootPlace, root_sign
from app.crypto.runs import lane_start, log_start, seal_run
from app.crypto.signing import private_key, public_of
from app.crypto.statements import (
    ControlBody,
    Epoch,
    Genesis,
    Grant,
    GrantStatement,
    Head,
    LaneDigest,
    OpType,
    Revoke,
    RootPin,
    Server,
)
from app.domain.ids import ROOT
from sync import wire

AT = 1_795_255_200_000
"""The instant of most tests, in Unix ms."""


def drawn(tag: str, size: int = 32) -> bytes:
    """Return bytes that a tag always gives."""
    return sha256(tag.encode()).digest()[:size]


@dataclass
class Device:
    """A device of a person: its key and its papers."""

    name: str
    person: "Person"

    def __post_init__(self) -> None:
        self.seed = drawn(f"device-{self.person.name}-{self.name}")
        self.key = public_of(self.seed)
        self.id = papers.device_id(self.key)
        card = papers.DeviceCard(self.id, self.key, drawn("x"), b"", "linux")
        self.card = card.encode()
        held = papers.Membership(
            self.person.id, self.id, digest(self.card), AT - 10**9, 0
        )
        certificate = papers.certify(self.person.seed, held)
        self.certificate = papers.accept(self.seed, certificate).encode()


@dataclass
class Person:
    """An identity."""

    name: str

    def __post_init__(self) -> None:
        self.seed = drawn(f"identity-{self.name}")
        self.key = public_of(self.seed)
        self.id = papers.identity_id(self.key)
        card = papers.IdentityCard(self.id, 1, self.key, drawn("x"), b"", 1, AT)
        self.card = papers.sign_card(self.seed, card).encode()

    def device(self, name: str = "phone") -> Device:
        return Device(name, self)

    def retirement(self, device: Device) -> bytes:
        gone = papers.Retirement(self.id, device.id, 3, AT)
        return papers.sign_retirement(self.seed, gone).encode()


@dataclass
class Space:
    """A space as its founder builds it; *ctr* is the last counter of each device."""

    founder: Device
    name: str = "space"
    root_epoch: int = 1
    ctrs: dict[bytes, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root_seed = drawn(f"root-{self.name}")
        self.root_pk, self.nonce = public_of(self.root_seed), drawn(self.name, 16)
        self.id = papers.space_id(self.root_pk, self.nonce)
        self.collection = drawn(f"collection-{self.name}", 16)

    def ctr(self, device: Device) -> int:
        self.ctrs[device.id] = self.ctrs.get(device.id, 0) + 1
        return self.ctrs[device.id]

    def head(self, device: Device, kind: int, collection: bytes) -> Head:
        return Head(
            space=self.id,
            type=kind,
            item=ROOT,
            base=0,
            collection=collection,
            epoch=1,
            device=device.id,
            ctr=self.ctr(device),
            seen_n=0,
            seen_hc=lane_start(self.id, collection),
            seen_h=log_start(self.id),
            at=AT,
            body=b"",
        )

    def control(self, head: Head, core: bytes, *, group: int = 0) -> wire.Op:
        place = RootPlace(self.id, self.root_epoch, head.type, head.device, head.ctr)
        signature = root_sign(self.root_seed, place, core)
        body = ControlBody(core, self.root_epoch, signature).encode()
        return finished(head, body, group=group)

    def founding(self) -> bytes:
        """The genesis group: genesis, ROOT epoch, ROOT grant, one collection."""
        d, person = self.founder, self.founder.person
        genesis = Genesis(self.id, self.root_pk, self.nonce, 0, Server("", b"", b""))
        start = replace(self.head(d, OpType.GENESIS, ROOT), epoch=0)
        turn = replace(self.head(d, OpType.EPOCH, ROOT), epoch=0)
        empty = (0, self.root_pk, b"", b"", b"", b"")
        first = [
            self.control(start, genesis.encode(), group=1),
            self.control(turn, Epoch(ROOT, 1, drawn("ck"), *empty).encode(), group=1),
            self.granting(d, person, role=4, group=1),
        ]
        return push_of(d, self, first, [self.opening(d, self.collection, group=1)])

    def granting(
        self,
        by: Device,
        to: Person,
        *,
        role: int,
        group: int = 0,
        until: int = 0,
        on: bytes = ROOT,
    ) -> wire.Op:
        head = self.head(by, OpType.GRANT, on)
        statement = GrantStatement(
            grant=drawn(f"grant-{head.ctr}", 16),
            mandate=bytes(16),
            space=self.id,
            to=to.id,
            to_kind=1,
            card_hash=digest(to.card),
            collection=on,
            role=role,
            not_before=0,
            until=until,
            purpose=2,
            sealed_note=b"",
            root=RootPin(1, self.root_pk),
        )
        return self.control(head, Grant(statement.encode()).encode(), group=group)

    def revoking(self, by: Device, granted: wire.Op, *, on: bytes = ROOT) -> wire.Op:
        core = ControlBody.decode(granted.body).core
        grant = GrantStatement.decode(Grant.decode(core).statement).grant
        head = self.head(by, OpType.REVOKE, on)
        return self.control(head, Revoke(self.id, grant, 1).encode())

    def retiring(self, by: Device, gone: Device) -> wire.Op:
        head = self.head(by, OpType.RETIRE, ROOT)
        return self.control(head, by.person.retirement(gone))

    def opening(
        self, by: Device, collection: bytes, *, epoch: int = 1, group: int = 0
    ) -> wire.Op:
        head = replace(self.head(by, OpType.EPOCH, collection), epoch=epoch - 1)
        blank = (0, b"", b"", b"", bytes(60), bytes(92))
        core = Epoch(collection, epoch, drawn("ck"), *blank)
        return self.control(head, core.encode(), group=group)

    def digest(self, by: Device, *, group: int = 0) -> wire.Op:
        head = self.head(by, OpType.DIGEST, ROOT)
        core = LaneDigest(ROOT, 1, drawn("a"), drawn("b"), drawn("c"), 0, drawn("d"))
        return self.control(head, core.encode(), group=group)

    def put(
        self,
        by: Device,
        item: str | bytes,
        *,
        base: int = 0,
        body: bytes = b"sealed",
        refs: Sequence[bytes] = (),
        group: int = 0,
        **changed: Any,  # noqa: ANN401 - any field of a head
    ) -> wire.Op:
        named = item if isinstance(item, bytes) else drawn(item, 16)
        head = self.head(by, OpType.PUT, self.collection)
        head = replace(head, item=named, base=base, refs=tuple(refs))
        head = replace(head, **changed)
        wraps = [wire.Wrap(head.collection, head.epoch, bytes(60))]
        return finished(head, body, wraps=wraps, group=group)

    def delete(self, by: Device, item: str, *, base: int) -> wire.Op:
        head = self.head(by, OpType.DEL, self.collection)
        return finished(replace(head, item=drawn(item, 16), base=base), b"")


def finished(
    head: Head, body: bytes, *, wraps: list[wire.Wrap] | None = None, group: int = 0
) -> wire.Op:
    whole = replace(head, body=digest(body)).encode()
    return wire.Op(whole, body, wraps or [], group)


def sealed(device: Device, ops: list[wire.Op]) -> wire.SealedRun:
    first = Head.decode(ops[0].head)
    heads = [op.head for op in ops]
    run = seal_run(private_key(device.seed), first.space, first.collection, heads)
    sent = wire.Run(run.space, run.device, run.collection, run.leaves, run.signature)
    return wire.SealedRun(sent, ops)


def push_of(device: Device, _: Space, *runs: list[wire.Op]) -> bytes:
    return wire.encode(wire.Push(1, [sealed(device, ops) for ops in runs]))

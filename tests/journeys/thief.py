"""Somebody with every key a reader was ever given, and a full copy of the server."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from app.crypto import grants, items
from app.crypto.account import AccountSecrets
from app.crypto.grants import KeyRef
from app.crypto.statements import (
    ControlBody,
    Epoch,
    Grant,
    GrantStatement,
    Head,
    OpType,
)
from app.domain.errors import Refused
from app.flows import keychain
from sync import wire
from tests.journeys import two_homes
from tests.journeys.two_homes import Person

KEY = 32
C = TypeVar("C", Epoch, Grant)


@dataclass
class Loot:
    """What was taken of a reader: an identity, and all that has the size of a key."""

    identity: bytes
    secrets: AccountSecrets = field(repr=False)
    keys: set[bytes] = field(default_factory=set, repr=False)

    @classmethod
    def of(cls, reader: Person) -> "Loot":
        """Take it from a home that is open."""
        me = keychain.me(reader.starters.door.rooms().vault)
        keys = {cell for cell in two_homes.cells(reader) if len(cell) == KEY}
        return cls(me.identity, me.identity_keys, keys)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One op as the server keeps it."""

    head: Head
    body: bytes
    wraps: tuple[bytes, ...]


def log_of(giver: Person) -> list[Sealed]:
    """Return the whole log of somebody, as the server would give it to a thief."""
    peer = giver.house.courier._peer  # type: ignore[attr-defined]  # the courier's own

    async def pulled() -> list[Sealed]:
        try:
            return [one async for one in _rows(peer, giver.house.space.id)]
        finally:
            await peer.close()

    return asyncio.run(pulled())


async def _rows(peer: wire.Peer, space: bytes) -> AsyncIterator[Sealed]:
    seen, more = 0, True
    while more:
        page = await peer.pull(space, seen, limit=wire.ROWS_MAX)
        seen, more = seen + len(page.rows), page.more
        for row in page.rows:
            if row.op:
                yield _sealed(row.op)


def kept_by(reader: Person) -> list[Sealed]:
    """Return the rows of others' logs whose sealed body a reader's disk still holds."""
    store = reader.house.entrusted.store
    return [
        Sealed(Head.decode(step.head), step.body, (step.wrap,))
        for lane in store.vault.spaces()
        for step in store.trail.tail(lane, 0, limit=5000)
        if step.head and step.body
    ]


def _sealed(op: wire.Op) -> Sealed:
    return Sealed(Head.decode(op.head), op.body, tuple(one.wrap for one in op.wraps))


def opened(loot: Loot, log: list[Sealed]) -> Counter[tuple[bytes, int]]:
    """Count the versions that some key opens, by collection and epoch."""
    found: Counter[tuple[bytes, int]] = Counter()
    keys = {*loot.keys, *given(loot, log)}
    keys |= set(older(keys, log))
    for one in log:
        if one.head.type == OpType.PUT and one.body and _opens(keys, one):
            found[one.head.collection, one.head.epoch] += 1
    return found


def given(loot: Loot, log: list[Sealed]) -> Iterator[bytes]:
    """Give the keys of every envelope of the log that this identity opens."""
    statements = {}
    for ref, core in _controls(log, OpType.GRANT, Grant):
        statement = GrantStatement.decode(core.statement)
        statements[statement.grant] = core.statement
        yield from _key(loot, ref, core.key_envelope, core.statement)
    for ref, epoch in _controls(log, OpType.EPOCH, Epoch):
        for one in epoch.keys:
            new = KeyRef(ref.space, epoch.collection, epoch.epoch)
            yield from _key(loot, new, one.envelope, statements.get(one.grant, b""))


def older(keys: Iterable[bytes], log: list[Sealed]) -> Iterator[bytes]:
    """Give the keys that links to the past open, one epoch after another."""
    known = set(keys)
    for ref, core in reversed(list(_controls(log, OpType.EPOCH, Epoch))):
        new = KeyRef(ref.space, core.collection, core.epoch)
        for key in list(known):
            with suppress(Refused):
                past = grants.open_back_link(key, core.back_link, new)
                known.add(past)
                yield past


def _controls(
    log: list[Sealed], kind: OpType, shape: type[C]
) -> Iterator[tuple[KeyRef, C]]:
    for one in log:
        if one.head.type == kind and one.body:
            core = shape.decode(ControlBody.decode(one.body).core)
            yield KeyRef(one.head.space, one.head.collection, one.head.epoch), core


def _key(loot: Loot, ref: KeyRef, envelope: bytes, statement: bytes) -> Iterator[bytes]:
    with suppress(Refused):
        secrets = loot.secrets.hpke
        yield grants.open_key_envelope(secrets, envelope, ref, loot.identity, statement)


def _opens(keys: Iterable[bytes], one: Sealed) -> bool:
    head = one.head
    ref = items.ItemRef(head.space, head.item, head.base + 1, head.device)
    for key in keys:
        wk = items.wrap_key(key, head.space, head.collection, head.epoch)
        for wrap in one.wraps:
            with suppress(Refused):
                dek = items.unwrap_dek(wk, wrap, ref, head.collection, head.epoch)
                items.open_item(dek, ref, one.body)
                return True
    return False

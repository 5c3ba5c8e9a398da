"""What a ledger must do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.crypto.statements import OpType
from sync.server.records import (
    Account,
    Batch,
    Certified,
    Deposit,
    Page,
    PageAsk,
    Pushed,
    Quota,
    SnapshotAsk,
    SpaceCard,
)
from sync.wire import Offer

SEALED = frozenset((OpType.PUT, OpType.WRAP, OpType.DEPOSIT))
"""Types whose body and wraps a lane shows only while nothing newer stands."""
RELEASED = 0
"""The date (ms) of a part whose last reference was erased: any sweep takes it."""


class Log(Protocol):
    """One append-only log a space. Writes may raise Unreachable("storage_full")."""

    async def root(self, space: bytes) -> tuple[int, bytes] | None:
        """Return the current root epoch and key of a space, None when absent."""
        ...

    async def push(self, batch: Batch) -> Pushed:
        """Judge and append; durable when it returns.

        Parts that only erased items named are dated `RELEASED`: the next sweep.

        The same batch again gets the same bytes. Raises Refused("ctr_reused" |
        "parts_missing" | "quota_exceeded" | "not_found"): nothing was applied.
        """
        ...

    async def pull(self, space: bytes, ask: PageAsk) -> Page:
        """Return the log after a position. Raises Refused("not_found")."""
        ...

    async def lane(self, space: bytes, collection: bytes, ask: PageAsk) -> Page:
        """Return one lane after a position of it: its head and places are the lane's.

        A body and its wraps are there only while their op is the newest of its item;
        controls always are. Raises Refused("not_found").
        """
        ...

    async def offers(self, space: bytes, identity: bytes, now: int) -> list[Offer]:
        """Return the live grants of lanes to *identity*, at most `OFFERS_MAX`.

        Raises Refused("not_found").
        """
        ...

    async def snapshot(self, space: bytes, ask: SnapshotAsk) -> tuple[int, Page]:
        """Return what rebuilds the log's state at a position, by (item, seq).

        Every control; the newest op of every item; the last op, digests apart, of
        each device in each lane.
        """
        ...

    async def openings(self, space: bytes) -> list[bytes]:
        """Return the ops (MessagePack) of the genesis, of origins and of epochs.

        Raises Refused("not_found").
        """
        ...

    async def spine(self, space: bytes, after: int, limit: int) -> bytes:
        """Return op hashes after a position, 32 bytes each."""
        ...

    async def spaces(
        self, identity: bytes, now: int, only: bytes | None = None
    ) -> list[SpaceCard]:
        """Return the spaces where *identity* holds a live role, *only* one if asked."""
        ...

    async def ack(self, space: bytes, device: bytes, seq: int) -> None:
        """Note how far a device has verified."""
        ...


class Parts(Protocol):
    """What the log knows of the sealed parts of each space."""

    async def lacking(self, space: bytes, shas: list[bytes]) -> list[bytes]:
        """Return those of *shas* the space does not hold."""
        ...

    async def add_part(
        self, space: bytes, part: tuple[bytes, int], now: int, quota: Quota
    ) -> None:
        """Note a stored (sha, size). Raises Refused("quota_exceeded")."""
        ...

    async def referenced(self, space: bytes, sha: bytes) -> bool:
        """Say whether an op of the space refers to a part."""
        ...

    async def named(self, space: bytes, sha: bytes, lanes: list[bytes]) -> bool:
        """Say whether the newest op of an item, in one of *lanes*, names a part."""
        ...

    async def drop_stale(self, before: int) -> list[tuple[bytes, bytes]]:
        """Forget parts no op referred to since *before*; return (space, sha)."""
        ...


class Accounts(Protocol):
    """Identities, device certificates and account vaults."""

    async def register(
        self, account: Account, certified: Certified | None, *, allowed: str
    ) -> None:
        """Keep a card and a device certificate, together.

        *allowed* is "yes", "first" (only when nobody is registered) or "no" for an
        identity not known yet: Refused("signup_closed"). A card of a lower version
        or other bytes at the same version, a device of somebody else:
        Refused("card_invalid").
        """
        ...

    async def account(self, identity: bytes) -> Account | None:
        """Return an identity."""
        ...

    async def devices(self, identity: bytes) -> list[Certified]:
        """Return every device of an identity, retired ones included."""
        ...

    async def certified(self, device: bytes) -> Certified | None:
        """Return one device."""
        ...

    async def retire(self, device: bytes, retirement: bytes) -> None:
        """Keep a retirement; a device retires once."""
        ...

    async def vault(self, identity: bytes) -> Deposit | None:
        """Return the account vault of an identity."""
        ...

    async def put_vault(self, deposit: Deposit) -> None:
        """Replace the vault by its next version. Raises Refused("conflict")."""
        ...

    async def recovered(self, handle: bytes) -> Deposit | None:
        """Return the vault a recovery handle points to."""
        ...


class Ledger(Log, Parts, Accounts, Protocol):
    """One engine."""

    async def open(self) -> None:
        """Be ready. Raises Broken("ledger_newer") for a schema of the future."""
        ...

    async def close(self) -> None:
        """Finish what waits, then let go."""
        ...

    async def probe(self) -> None:
        """Write and read a row: raises what a push would."""
        ...

    def figures(self) -> dict[str, int]:
        """Return counters for the metrics page."""
        ...


@dataclass(frozen=True, slots=True)
class LedgerEngine:
    """One file of the shelf: the scheme of its address and how to open it."""

    scheme: str
    open: Callable[[Path], Ledger]

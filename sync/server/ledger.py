"""What a ledger must do, and the plain values it takes and gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.crypto.statements import Head
from sync.wire import Op, Run

ROLE_ROOT = 4
"""Role 4 on the zero collection: reads everything, may do everything."""


@dataclass(frozen=True, slots=True)
class Control:
    """A control statement already read; *root_pk* signed it, b"" when nobody did."""

    core: object
    root_pk: bytes = b""


@dataclass(frozen=True, slots=True)
class Checked:
    """One op whose form, leaf, body and signatures hold, wherever it will stand."""

    head: Head
    op: Op
    run: int
    index: int
    op_hash: bytes
    control: Control | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """What one space may hold."""

    size: int = 5 << 30
    ops: int = 200_000


@dataclass(frozen=True, slots=True)
class Author:
    """The device that pushes, as its certificate tells (times in ms)."""

    identity: bytes
    device: bytes
    not_before: int
    until: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A whole push ready for the lock: *sha* names its exact bytes."""

    space: bytes
    author: Author
    sha: bytes
    runs: list[tuple[Run, bytes]]
    ops: list[Checked]
    now: int
    quota: Quota
    founding: bool = False


@dataclass(frozen=True, slots=True)
class Pushed:
    """The reply to send, byte for byte the same each time, and the log's head."""

    reply: bytes
    head: int


@dataclass(frozen=True, slots=True)
class PageRow:
    """One op of a page; *op* is its MessagePack, *run* its place among the runs."""

    seq: int
    run: int
    index: int
    op: bytes
    op_hash: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """Rows with their runs, once and whole."""

    head: int
    h: bytes
    runs: list[Run]
    rows: list[PageRow]
    more: bool


@dataclass(frozen=True, slots=True)
class PageAsk:
    """How much of a log is asked: rows after a position, within limits."""

    after: int
    limit: int
    size: int


@dataclass(frozen=True, slots=True)
class SnapshotAsk:
    """A stretch of the live rows at a fixed position (None: the best one)."""

    at: int | None
    item: bytes
    seq: int
    limit: int
    size: int


@dataclass(frozen=True, slots=True)
class SpaceCard:
    """A space as one of its members sees it: *digest* is the bootstrap position."""

    space: bytes
    head: int
    h: bytes
    digest: int
    roles: dict[bytes, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """An identity as registered."""

    identity: bytes
    version: int
    card: bytes


@dataclass(frozen=True, slots=True)
class Certified:
    """A device of an identity: *key* verifies its signatures, *retirement* ends it."""

    device: bytes
    identity: bytes
    key: bytes
    card: bytes
    certificate: bytes
    not_before: int
    until: int
    retirement: bytes = b""


@dataclass(frozen=True, slots=True)
class Recovery:
    """The handle of a recovery sheet and the key that signs with it."""

    handle: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class Deposit:
    """An account vault as stored: opaque."""

    identity: bytes
    version: int
    vault: bytes
    recovery: Recovery | None = None


class Log(Protocol):
    """One append-only log a space. Writes may raise Unreachable("storage_full")."""

    async def root(self, space: bytes) -> tuple[int, bytes] | None:
        """Return the current root epoch and key of a space, None when absent."""
        ...

    async def push(self, batch: Batch) -> Pushed:
        """Judge and append; durable when it returns.

        The same batch again gets the same bytes. Raises Refused("ctr_reused" |
        "parts_missing" | "quota_exceeded" | "not_found"): nothing was applied.
        """
        ...

    async def pull(self, space: bytes, ask: PageAsk) -> Page:
        """Return the log after a position. Raises Refused("not_found")."""
        ...

    async def snapshot(self, space: bytes, ask: SnapshotAsk) -> tuple[int, Page]:
        """Return control rows, then live items by id, as they stood at a position."""
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

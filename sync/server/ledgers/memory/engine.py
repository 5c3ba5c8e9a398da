"""The ledger in dictionaries: tests, demonstration and simulation."""

from dataclasses import replace
from pathlib import Path

from app.domain.errors import Refused
from sync.server.book import Outcome
from sync.server.judge import judge
from sync.server.ledgers.memory import pages
from sync.server.ledgers.memory.book import MemoryBook, Shelf
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


class MemoryLedger:
    """The contract of a ledger, kept until the process ends."""

    def __init__(self, _: Path = Path()) -> None:
        self._shelves: dict[bytes, Shelf] = {}
        self._accounts: dict[bytes, Account] = {}
        self._devices: dict[bytes, Certified] = {}
        self._vaults: dict[bytes, Deposit] = {}

    async def open(self) -> None:
        """Nothing to prepare."""

    async def close(self) -> None:
        """Nothing to finish."""

    async def probe(self) -> None:
        """Always ready."""

    def figures(self) -> dict[str, int]:
        """Return nothing: there is no engine to watch."""
        return {}

    # ---- the log

    async def root(self, space: bytes) -> tuple[int, bytes] | None:
        """Return the current root epoch and key."""
        shelf = self._shelves.get(space)
        state = shelf and shelf.state
        return (state.root_epoch, state.root_pk) if state else None

    async def push(self, batch: Batch) -> Pushed:
        """Judge and append."""
        shelf = self._shelves.get(batch.space, Shelf())
        book = MemoryBook(shelf)
        judged = judge(book, batch)
        if not isinstance(judged, Outcome):
            return judged
        self._shelves[batch.space] = shelf
        book.keep(judged, batch.author.device)
        return judged.pushed

    async def pull(self, space: bytes, ask: PageAsk) -> Page:
        """Return the log after a position."""
        return pages.pull(*pages.state_of(self._shelves.get(space)), ask)

    async def lane(self, space: bytes, collection: bytes, ask: PageAsk) -> Page:
        """Return one lane after a position of it."""
        shelf, _ = pages.state_of(self._shelves.get(space))
        return pages.lane(shelf, collection, ask)

    async def offers(self, space: bytes, identity: bytes, now: int) -> list[Offer]:
        """Return the live grants of lanes to an identity."""
        shelf, _ = pages.state_of(self._shelves.get(space))
        return pages.offers(shelf, identity, now)

    async def snapshot(self, space: bytes, ask: SnapshotAsk) -> tuple[int, Page]:
        """Return what stood at a position."""
        return pages.snapshot(*pages.state_of(self._shelves.get(space)), ask)

    async def openings(self, space: bytes) -> list[bytes]:
        """Return the ops of the genesis, of origins and of epochs."""
        return pages.openings(*pages.state_of(self._shelves.get(space)))

    async def spine(self, space: bytes, after: int, limit: int) -> bytes:
        """Return op hashes after a position."""
        shelf, _ = pages.state_of(self._shelves.get(space))
        rows = shelf.rows[after : after + limit]
        return b"".join(row.checked.op_hash for row in rows)

    async def spaces(
        self, identity: bytes, now: int, only: bytes | None = None
    ) -> list[SpaceCard]:
        """Return the spaces of an identity."""
        return pages.spaces(self._shelves, identity, now, only)

    async def ack(self, space: bytes, device: bytes, seq: int) -> None:
        """Nothing is compacted here, so nothing is noted."""

    # ---- parts

    async def lacking(self, space: bytes, shas: list[bytes]) -> list[bytes]:
        """Return the parts a space does not hold."""
        return MemoryBook(self._shelves.get(space, Shelf())).lacking(shas)

    async def add_part(
        self, space: bytes, part: tuple[bytes, int], now: int, quota: Quota
    ) -> None:
        """Note a stored part."""
        shelf, state = pages.state_of(self._shelves.get(space))
        sha, size = part
        held = sum(kept for kept, _ in shelf.parts.values())
        if state.size + held + size > quota.size:
            raise Refused("quota_exceeded")
        shelf.parts.setdefault(sha, (size, now))

    async def referenced(self, space: bytes, sha: bytes) -> bool:
        """Say whether an op refers to a part."""
        return sha in self._shelves.get(space, Shelf()).refs

    async def named(self, space: bytes, sha: bytes, lanes: list[bytes]) -> bool:
        """Say whether the newest op of an item, in one of *lanes*, names a part."""
        return pages.named(self._shelves.get(space, Shelf()), sha, lanes)

    async def drop_stale(self, before: int) -> list[tuple[bytes, bytes]]:
        """Forget parts nothing refers to."""
        stale = [
            (space, sha)
            for space, shelf in self._shelves.items()
            for sha, (_, created) in shelf.parts.items()
            if sha not in shelf.refs and created < before
        ]
        for space, sha in stale:
            del self._shelves[space].parts[sha]
        return stale

    # ---- accounts

    async def register(
        self, account: Account, certified: Certified | None, *, allowed: str
    ) -> None:
        """Keep a card and a device certificate."""
        known = self._accounts.get(account.identity)
        if known is None and allowed != "yes":
            if allowed != "first" or self._accounts:
                raise Refused("signup_closed")
        elif known and known.version == account.version and known != account:
            raise Refused("card_invalid")
        self._certify(certified)
        if known is None or known.version < account.version:
            self._accounts[account.identity] = account

    def _certify(self, new: Certified | None) -> None:
        if new is None:
            return
        known = self._devices.get(new.device)
        if known and known.identity != new.identity:
            raise Refused("card_invalid")
        if known is None or not known.retirement:
            self._devices[new.device] = new

    async def account(self, identity: bytes) -> Account | None:
        """Return an identity."""
        return self._accounts.get(identity)

    async def devices(self, identity: bytes) -> list[Certified]:
        """Return the devices of an identity."""
        mine = (d for d in self._devices.values() if d.identity == identity)
        return sorted(mine, key=lambda d: (d.not_before, d.device))

    async def certified(self, device: bytes) -> Certified | None:
        """Return one device."""
        return self._devices.get(device)

    async def retire(self, device: bytes, retirement: bytes) -> None:
        """Keep a retirement, the first one."""
        known = self._devices.get(device)
        if known and not known.retirement:
            self._devices[device] = replace(known, retirement=retirement)

    async def vault(self, identity: bytes) -> Deposit | None:
        """Return an account vault."""
        return self._vaults.get(identity)

    async def put_vault(self, deposit: Deposit) -> None:
        """Replace an account vault by its next version."""
        known = self._vaults.get(deposit.identity)
        if known and (known.version, known.vault) == (deposit.version, deposit.vault):
            return
        if deposit.version != (known.version + 1 if known else 1):
            raise Refused("conflict")
        kept = deposit.recovery or (known.recovery if known else None)
        other = await self.recovered(kept.handle) if kept else None
        if other and other.identity != deposit.identity:
            raise Refused("conflict")
        self._vaults[deposit.identity] = Deposit(
            deposit.identity, deposit.version, deposit.vault, kept
        )

    async def recovered(self, handle: bytes) -> Deposit | None:
        """Return the vault of a recovery handle."""
        return next(
            (
                vault
                for vault in self._vaults.values()
                if vault.recovery and vault.recovery.handle == handle
            ),
            None,
        )

"""A home at rest is well; each fault planted in it is named by its own probe."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from app.domain.authority import Authority
from app.domain.errors import Refused, Unreachable
from app.domain.ids import EntryId, IdentityId
from app.domain.syncing import Seal, SyncReport, SyncState
from app.flows.sights import Sights
from app.ports.courier import Arrival, Progress, unheard, unseen
from app.ports.keys import Way
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from tests.app.paper_home import PaperHome

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


@dataclass
class StillKeys:
    """Slots that nobody opens."""

    def exists(self) -> bool:
        """Say yes."""
        return True

    def ways(self) -> list[Way]:
        """Return a single way."""
        return [Way("1", "passphrase")]

    def store_name(self) -> str:
        """Name no key store."""
        return ""

    def create(self, lmk: bytes, device: bytes) -> None:
        """Create nothing."""

    def check(self, kind: str, secret: str) -> None:
        """Refuse nothing."""

    def add(self, kind: str, secret: str, lmk: bytes) -> Way:
        """Add nothing."""
        del secret, lmk
        return Way("1", kind)

    def remove(self, way: Way) -> None:
        """Remove nothing."""

    def unlock(self, kind: str, secret: str) -> bytes:
        """Open nothing."""
        del kind, secret
        return b""

    def database_key(self, lmk: bytes) -> bytes:
        """Give nothing."""
        del lmk
        return b""


@dataclass
class StillCourier:
    """A courier at rest; *answer* is what asking the server does."""

    answer: Callable[[], None] = lambda: None
    seen: SyncState = field(default_factory=lambda: SyncState(Seal.UP_TO_DATE))

    async def sync(self, _tell: Arrival = unseen) -> SyncReport:
        """Carry nothing."""
        return SyncReport(0, 0, 0, 0)

    async def fetch(self, entry: EntryId, tell: Progress = unheard) -> None:
        """Bring nothing."""

    async def keeps(self, entries: Sequence[EntryId]) -> frozenset[EntryId]:
        """Keep everything."""
        return frozenset(entries)

    async def reach(self) -> None:
        """Do what was planted."""
        self.answer()

    async def directory(self) -> Authority:
        """Ask nothing."""
        raise Refused("server.none")

    async def card(self, _identity: IdentityId) -> bytes:
        """Ask nothing."""
        raise Refused("server.none")

    async def move(self, address: str, tell: Progress) -> None:
        """Stay."""

    async def follow(self) -> None:
        """Stay."""

    def pause(self, *, on: bool) -> None:
        """Send nothing anyway."""

    def state(self) -> SyncState:
        """Say what was planted."""
        return self.seen


def looked(
    courier: StillCourier | None = None,
    *,
    sealing: Mapping[str, str] | None = None,
    damages: list[str] | None = None,
    free: int = 1 << 40,
) -> dict[str, str]:
    """Return the code of each probe of a small home."""
    home = PaperHome()
    home.documents.add(b"Ordonnance", name="x.txt")
    sights = Sights(
        "2026.11.0",
        lambda: NOW,
        StillKeys(),
        home.vault,
        home.blobs,
        MemoryTrail(Memory()),
        courier or StillCourier(),
        lambda: sealing or {"worker": "sealed"},
        lambda: damages or [],
        lambda: free,
    )
    return {one.name: one.code for one in sights.checkup().run()}


def unreachable() -> None:
    """Answer as a dead server does."""
    raise Unreachable("peer.silent")


def nowhere() -> None:
    """Answer as a courier without server does."""
    raise Refused("server.none")


@pytest.mark.covers("C-178")
def test_a_home_at_rest_is_well() -> None:
    assert set(looked().values()) == {""}


@pytest.mark.covers("C-178")
def test_each_fault_is_named_and_hides_no_other() -> None:
    late = SyncState(Seal.QUARANTINED, last=4_000_000_000_000, code="log.fork")
    found = looked(
        StillCourier(unreachable, late),
        sealing={"worker": "airlock.unavailable"},
        damages=["page 7"],
        free=1,
    )
    assert {name: code for name, code in found.items() if code} == {
        "airlock": "airlock.unavailable",
        "room": "disk.low",
        "clock": "clock.behind",
        "exchange": "space.quarantined",
        "server": "peer.silent",
        "integrity": "store.damaged",
    }


def test_no_server_chosen_is_no_fault() -> None:
    assert looked(StillCourier(nowhere))["server"] == ""

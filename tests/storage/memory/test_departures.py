"""The ledger in memory forgets with its process."""

from app.domain.departure import Departure, Purpose
from storage.memory.departures import MemoryDepartures
from tests.storage.samples import PulseSpy


def test_two_ledgers_share_nothing() -> None:
    one, other = MemoryDepartures(PulseSpy()), MemoryDepartures(PulseSpy())
    one.keep([Departure(bytes(16), 0, "2026-11-21", Purpose.SEND, "a:1", 1)])
    assert len(one.of("2026-11-21", limit=9)) == 1
    assert other.of("2026-11-21", limit=9) == []

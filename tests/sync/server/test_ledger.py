"""A ledger engine opens its ledger by scheme."""

from pathlib import Path

from sync.server.ledger import LedgerEngine
from sync.server.ledgers.memory.engine import MemoryLedger


def test_an_engine_opens_a_ledger() -> None:
    engine = LedgerEngine("memory", MemoryLedger)
    assert isinstance(engine.open(Path()), MemoryLedger)

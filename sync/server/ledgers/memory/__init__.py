"""The ledger in memory."""

from sync.server.ledger import LedgerEngine
from sync.server.ledgers.memory.engine import MemoryLedger

LEDGER = LedgerEngine("memory", MemoryLedger)

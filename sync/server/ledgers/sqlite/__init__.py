"""The embedded ledger: one SQLite file."""

from sync.server.ledger import LedgerEngine
from sync.server.ledgers.sqlite.engine import SqliteLedger

LEDGER = LedgerEngine("sqlite", SqliteLedger)

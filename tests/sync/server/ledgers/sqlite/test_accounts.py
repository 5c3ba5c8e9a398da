"""Accounts and vaults in SQLite, as in memory."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from sync.server.ledgers.sqlite import accounts
from sync.server.ledgers.sqlite.connection import connect, migrate
from sync.server.records import Account, Certified, Deposit, Recovery

ALICE, BOB = Account(b"alice", 1, b"card"), Account(b"bob", 1, b"card")
PHONE = Certified(b"phone", b"alice", b"key", b"card", b"paper", 0, 0)
SHEET = Recovery(b"handle", b"key")


def test_accounts_follow_the_same_rules_as_in_memory(tmp_path: Path) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    accounts.register(db, ALICE, PHONE, "first")
    for account, allowed, code in (
        (BOB, "first", "signup_closed"),
        (BOB, "no", "signup_closed"),
        (Account(b"alice", 1, b"other"), "no", "card_invalid"),
    ):
        with pytest.raises(Refused, match=code):
            accounts.register(db, account, None, allowed)
    accounts.register(db, BOB, None, "yes")
    with pytest.raises(Refused, match="card_invalid"):
        accounts.register(
            db, BOB, Certified(b"phone", b"bob", b"", b"", b"", 0, 0), "no"
        )
    accounts.register(db, Account(b"alice", 0, b"old"), None, "no")
    assert accounts.find_account(db, b"alice") == ALICE
    db.close()


def test_a_retirement_lasts(tmp_path: Path) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    accounts.register(db, ALICE, PHONE, "yes")
    accounts.retire(db, b"phone", b"gone")
    accounts.retire(db, b"phone", b"other")
    accounts.register(db, ALICE, PHONE, "no")
    (kept,) = accounts.devices_of(db, b"alice")
    assert kept.retirement == b"gone"
    db.close()


def test_a_handle_belongs_to_one_vault(tmp_path: Path) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    accounts.put_vault(db, Deposit(b"alice", 1, b"v1", SHEET))
    with pytest.raises(Refused, match="conflict"):
        accounts.put_vault(db, Deposit(b"bob", 1, b"v1", SHEET))
    accounts.put_vault(db, Deposit(b"alice", 2, b"v2"))
    kept = accounts.find_vault(db, "handle", b"handle")
    assert kept == Deposit(b"alice", 2, b"v2", SHEET)
    db.close()

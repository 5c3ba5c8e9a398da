"""Accounts and parts of the embedded ledger: small rows, each write a job."""

import sqlite3

from app.domain.errors import Refused
from sync.server.ledgers.sqlite.book import SqliteBook
from sync.server.records import Account, Certified, Deposit, Quota, Recovery

DEVICE = "device, identity, key, card, certificate, not_before, until, retirement"
VAULT = "identity, version, vault, handle, key"
PUT_ACCOUNT = """INSERT INTO account VALUES (?, ?, ?) ON CONFLICT(identity)
DO UPDATE SET version=excluded.version, card=excluded.card"""
PUT_DEVICE = """INSERT INTO certificate VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(device) DO UPDATE SET certificate=excluded.certificate,
not_before=excluded.not_before, until=excluded.until"""
PUT_VAULT = """INSERT INTO vault VALUES (?, ?, ?, ?, ?) ON CONFLICT(identity)
DO UPDATE SET version=excluded.version, vault=excluded.vault,
handle=excluded.handle, key=excluded.key"""
STALE = """SELECT s.space, p.sha FROM part p JOIN space s ON s.no=p.space
WHERE p.refs=0 AND p.created<?"""


def register(
    db: sqlite3.Connection, account: Account, certified: Certified | None, allowed: str
) -> None:
    """Keep a card and a device certificate, together."""
    known = find_account(db, account.identity)
    if known is None:
        _admit(db, allowed)
    elif known.version > account.version:
        account = known
    elif known.version == account.version and known.card != account.card:
        raise Refused("card_invalid")
    values = account.identity, account.version, account.card
    db.execute(PUT_ACCOUNT, values)
    if certified:
        _certify(db, certified)


def _admit(db: sqlite3.Connection, allowed: str) -> None:
    (someone,) = db.execute("SELECT EXISTS(SELECT 1 FROM account)").fetchone()
    if allowed != "yes" and (allowed != "first" or someone):
        raise Refused("signup_closed")


def _certify(db: sqlite3.Connection, new: Certified) -> None:
    known = find_device(db, new.device)
    if known and known.identity != new.identity:
        raise Refused("card_invalid")
    values = (
        *(new.device, new.identity, new.key, new.card, new.certificate),
        *(new.not_before, new.until, b""),
    )
    db.execute(PUT_DEVICE, values)


def find_account(db: sqlite3.Connection, identity: bytes) -> Account | None:
    """Return an identity."""
    sql = "SELECT identity, version, card FROM account WHERE identity=?"
    found = db.execute(sql, (identity,)).fetchone()
    return Account(*found) if found else None


def find_device(db: sqlite3.Connection, device: bytes) -> Certified | None:
    """Return one device."""
    sql = f"SELECT {DEVICE} FROM certificate WHERE device=?"  # noqa: S608
    found = db.execute(sql, (device,)).fetchone()
    return Certified(*found) if found else None


def devices_of(db: sqlite3.Connection, identity: bytes) -> list[Certified]:
    """Return every device of an identity, in order of certificate."""
    sql = f"""SELECT {DEVICE} FROM certificate WHERE identity=?
    ORDER BY not_before, device"""  # noqa: S608
    return [Certified(*row) for row in db.execute(sql, (identity,))]


def retire(db: sqlite3.Connection, device: bytes, retirement: bytes) -> None:
    """Keep a retirement, the first one."""
    sql = "UPDATE certificate SET retirement=? WHERE device=? AND retirement=x''"
    db.execute(sql, (retirement, device))


def find_vault(db: sqlite3.Connection, column: str, value: bytes) -> Deposit | None:
    """Return an account vault by its identity or its recovery handle."""
    sql = f"SELECT {VAULT} FROM vault WHERE {column}=?"  # noqa: S608
    found = db.execute(sql, (value,)).fetchone()
    if not found:
        return None
    identity, version, vault, handle, key = found
    return Deposit(identity, version, vault, Recovery(handle, key) if handle else None)


def put_vault(db: sqlite3.Connection, new: Deposit) -> None:
    """Replace a vault by its next version; the very same one again is no change."""
    known = find_vault(db, "identity", new.identity)
    if known and known.version == new.version and known.vault == new.vault:
        return
    if new.version != (known.version + 1 if known else 1):
        raise Refused("conflict")
    recovery = new.recovery or (known.recovery if known else None)
    handle, key = (recovery.handle, recovery.key) if recovery else (None, b"")
    values = new.identity, new.version, new.vault, handle, key
    try:
        db.execute(PUT_VAULT, values)
    except sqlite3.IntegrityError as error:
        raise Refused("conflict") from error


def add_part(
    db: sqlite3.Connection,
    space: bytes,
    part: tuple[bytes, int],
    now: int,
    quota: Quota,
) -> None:
    """Note a stored part and count it in its space."""
    state = SqliteBook(db, space).space()
    if state is None:
        raise Refused("not_found")
    sha, size = part
    if state.size + size > quota.size:
        raise Refused("quota_exceeded")
    kept = db.execute(
        """INSERT INTO part SELECT no, ?, ?, 0, ? FROM space WHERE space=?
        ON CONFLICT(space, sha) DO NOTHING""",
        (sha, size, now, space),
    )
    if kept.rowcount:
        sql = "UPDATE space SET parts_size=parts_size+? WHERE space=?"
        db.execute(sql, (size, space))


def referenced(db: sqlite3.Connection, space: bytes, sha: bytes) -> bool:
    """Say whether an op of the space refers to a part."""
    sql = """SELECT 1 FROM part p JOIN space s ON s.no=p.space
    WHERE s.space=? AND p.sha=? AND p.refs>0"""
    return db.execute(sql, (space, sha)).fetchone() is not None


def drop_stale(db: sqlite3.Connection, before: int) -> list[tuple[bytes, bytes]]:
    """Forget parts nothing refers to since *before* (ms)."""
    stale: list[tuple[bytes, bytes]] = db.execute(STALE, (before,)).fetchall()
    db.execute(
        """UPDATE space SET parts_size=parts_size-(SELECT coalesce(sum(size), 0)
        FROM part WHERE part.space=space.no AND refs=0 AND created<?)""",
        (before,),
    )
    db.execute("DELETE FROM part WHERE refs=0 AND created<?", (before,))
    return stale

"""« Effacement » : what the embedded ledger forgets of erased items, and at once."""

import sqlite3
from collections.abc import Iterable

from sync.server.heads import read_head
from sync.server.ledger import RELEASED
from sync.wire import Op, decode, decoder, encode

VERSION = """SELECT c.op, s.before FROM change c JOIN step s ON s.place=c.place
WHERE c.place=?"""
EMPTIED = "UPDATE change SET op=? WHERE place=?"
RELEASE = """UPDATE part SET refs=refs-1, created=CASE refs WHEN 1 THEN ? ELSE created
END WHERE space=? AND sha=?"""

_op = decoder(Op)


def erase(db: sqlite3.Connection, no: int, ends: Iterable[int]) -> None:
    """Empty every version up to *ends* in space *no*: no body, no wrap, no part.

    Heads, runs and chains stay, so that the log still verifies. What the file held
    there is overwritten, not only let go.
    """
    db.execute("PRAGMA secure_delete=ON")
    try:
        for seq in ends:
            _erase(db, no, seq)
    finally:
        db.execute("PRAGMA secure_delete=OFF")


def _erase(db: sqlite3.Connection, no: int, seq: int) -> None:
    while seq:
        spot = no << 32 | seq
        raw, seq = db.execute(VERSION, (spot,)).fetchone()
        op = decode(_op, raw)
        if op.body:
            db.execute(EMPTIED, (encode(Op(op.head, b"", [])), spot))
            shas = [(RELEASED, no, sha) for sha in read_head(op.head).refs]
            db.executemany(RELEASE, shas)

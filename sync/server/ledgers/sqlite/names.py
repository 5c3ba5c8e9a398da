"""Which item names which part: what a reader of one lane may ask for."""

import sqlite3
from collections.abc import Iterable

from sync.server.book import Appended
from sync.server.heads import read_head
from sync.wire import Op, decode, decoder

TABLE = """CREATE TABLE naming(space INTEGER NOT NULL, sha BLOB NOT NULL,
  item BLOB NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY(space, sha, item)) STRICT, WITHOUT ROWID"""
PUT = """INSERT INTO naming VALUES (?, ?, ?, ?) ON CONFLICT(space, sha, item)
DO UPDATE SET seq=excluded.seq"""
NEWEST = """SELECT i.space, i.item, i.seq, c.op FROM item i
JOIN change c ON c.place=(i.space << 32 | i.seq) WHERE i.deleted=0"""
NAMED = """SELECT l.collection FROM space p JOIN naming g ON g.space=p.no AND g.sha=?
JOIN item i ON i.space=g.space AND i.item=g.item AND i.seq=g.seq
JOIN step s ON s.place=(g.space << 32 | g.seq) JOIN lane l ON l.no=s.lane
WHERE p.space=?"""

BY_PLACE = "CREATE INDEX naming_place ON naming(space, seq)"
OPS = """SELECT coalesce(sum(length(c.op)), 0) FROM lane l JOIN step s ON s.lane=l.no
JOIN change c ON c.place=s.place WHERE l.space=? AND l.collection=?"""
PARTS = """SELECT g.sha FROM lane l JOIN step s ON s.lane=l.no
JOIN naming g ON g.space=l.space AND g.seq=s.place - (l.space << 32)
WHERE l.space=? AND l.collection=?"""
SIZES = "SELECT coalesce(sum(size), 0) FROM part WHERE space=? AND sha IN "

_op = decoder(Op)


def keep_names(db: sqlite3.Connection, no: int, rows: Iterable[Appended]) -> None:
    """Note the parts that new ops name: the newest op of an item is the one to know."""
    named = [
        (no, sha, row.checked.head.item, row.seq)
        for row in rows
        for sha in row.checked.claims
    ]
    db.executemany(PUT, named)


def named(
    db: sqlite3.Connection, space: bytes, sha: bytes, lanes: Iterable[bytes]
) -> bool:
    """Say whether the newest op of an item, in one of *lanes*, names a part."""
    found = {collection for (collection,) in db.execute(NAMED, (sha, space))}
    return not found.isdisjoint(lanes)


def weight(db: sqlite3.Connection, lane: tuple[int, bytes], shas: list[bytes]) -> int:
    """Return the bytes of a *lane* (space, collection): its ops, and its parts.

    Those of *shas* count too, each part once.
    """
    (ops,) = db.execute(OPS, lane).fetchone()
    more = f" UNION VALUES {', '.join(['(?)'] * len(shas))}" if shas else ""
    told = lane[0], *lane, *shas
    (parts,) = db.execute(f"{SIZES}({PARTS}{more})", told).fetchone()
    return int(ops + parts)


def begin(db: sqlite3.Connection) -> None:
    """Make the table in a ledger that had none, from the ops it keeps."""
    db.execute(TABLE)
    for no, item, seq, raw in db.execute(NEWEST):
        op = decode(_op, raw)
        refs = read_head(op.head).refs if op.body else []
        db.executemany(PUT, [(no, sha, item, seq) for sha in refs])


def index(db: sqlite3.Connection) -> None:
    """Find the parts that an op names by its place, in a ledger that could not."""
    db.execute(BY_PLACE)

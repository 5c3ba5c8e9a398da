"""Reads of one lane of the embedded ledger, as who was given it sees it."""

import sqlite3
from collections.abc import Iterable, Iterator

from app.domain.errors import Refused
from sync.server.heads import read_head
from sync.server.ledger import SEALED
from sync.server.ledgers.sqlite.pages import Found, Pages
from sync.server.records import Page, PageAsk
from sync.wire import Op, decode, decoder, encode

LANE = """SELECT l.no, l.space, l.n, l.hc FROM space s
JOIN lane l ON l.space=s.no AND l.collection=? WHERE s.space=?"""
ROWS = """SELECT s.type, s.place & 4294967295, s.n, s.r, c.run, c.idx, c.op, s.op_hash
FROM step s INDEXED BY step_lane JOIN change c ON c.place=s.place
WHERE s.lane=? AND s.n>? ORDER BY s.n"""
NEWEST = "SELECT seq FROM item WHERE space=? AND item=?"

_op = decoder(Op)
_Row = tuple[int, int, int, int, int, int, bytes, bytes]


def lane(db: sqlite3.Connection, space: bytes, collection: bytes, ask: PageAsk) -> Page:
    """Return one lane after a position of it. Raises Refused("not_found")."""
    known = db.execute(LANE, (collection, space)).fetchone()
    if known is None:
        raise Refused("not_found")
    no, space_no, *head = known
    rows = _shown(db, space_no, db.execute(ROWS, (no, ask.after)))
    return Pages(db, space).page((head[0], head[1]), rows, ask)


def _shown(db: sqlite3.Connection, no: int, rows: Iterable[_Row]) -> Iterator[Found]:
    """Empty the ops that something newer replaces, wherever it stands."""
    for kind, seq, n, r, run, idx, op, op_hash in rows:
        shown = _newest(db, no, seq, op) if kind in SEALED else op
        yield n, r, run, idx, shown, op_hash


def _newest(db: sqlite3.Connection, no: int, seq: int, raw: bytes) -> bytes:
    op = decode(_op, raw)
    found = db.execute(NEWEST, (no, read_head(op.head).item)).fetchone()
    return raw if found == (seq,) else encode(Op(op.head, b"", []))

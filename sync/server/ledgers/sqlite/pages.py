"""Reads of the embedded ledger: pages, snapshots, spine, spaces."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from app.crypto.statements import Head, OpType
from app.domain.errors import Refused
from app.domain.ids import ROOT
from sync.server.ledgers.sqlite.book import place
from sync.server.records import Page, PageAsk, PageRow, SnapshotAsk, SpaceCard
from sync.wire import Op, Run, decode, decoder

ROW = """SELECT c.place & 4294967295, 0, c.run, c.idx, c.op, s.op_hash
FROM step s JOIN change c ON c.place=s.place"""
ROWS = f"{ROW} WHERE s.place>? AND s.place<=? ORDER BY s.place"
ONE_ROW = f"{ROW} WHERE s.place=?"
CONTROLS = """SELECT place FROM step INDEXED BY step_control
WHERE type NOT IN (1, 2) AND place>? AND place<=? ORDER BY place"""
OPENINGS = """SELECT c.op FROM step s INDEXED BY step_control
JOIN change c ON c.place=s.place
WHERE s.type NOT IN (1, 2) AND s.type IN (0, 8, 14) AND s.place>? AND s.place<=?
ORDER BY s.place"""
DEPOSITS = """SELECT place FROM step INDEXED BY step_control
WHERE type NOT IN (1, 2) AND type=5 AND place>? AND place<=?"""
ITEMS = "SELECT item, seq FROM item WHERE space=? AND item>=? ORDER BY item"
LASTS = """SELECT max(s.place) & 4294967295, s.type, c.op
FROM step s JOIN change c ON c.place=s.place JOIN run r ON r.no=c.run
WHERE s.place>? AND s.place<=? AND s.type<>11 GROUP BY s.lane, r.device"""
STEP = "SELECT before FROM step WHERE place=?"
DATA = (OpType.PUT, OpType.DEL)
ENDS = """SELECT l.collection, l.n FROM space s JOIN lane l ON l.space=s.no
WHERE s.space=?"""
RUN = "SELECT collection, device, leaves, sig FROM run WHERE no=?"
ROLES = """SELECT s.space, s.head, s.h, s.digest, m.collection, max(m.role),
  iif(min(m.until), max(m.until), 0), max(m.grant_id=zeroblob(16))
FROM member m JOIN space s ON s.no=m.space
WHERE m.identity=:identity AND m.revoked=0 AND m.not_before<=:now
  AND (m.until=0 OR m.until>:now) AND (:only IS NULL OR s.space=:only)
GROUP BY s.no, m.collection ORDER BY s.no, m.collection"""
ROW_COST = 48
"""Bytes a row takes in a page beside its op: numbers, op hash, framing."""

_op = decoder(Op)

Found = tuple[int, int, int, int, bytes, bytes]
"""A place, r of a lane, a run and an index there, the op and its hash."""


def head_of(db: sqlite3.Connection, space: bytes) -> tuple[int, int, bytes, int]:
    """Return (no, head, h, digest). Raises Refused("not_found")."""
    sql = "SELECT no, head, h, digest FROM space WHERE space=?"
    found: tuple[int, int, bytes, int] | None = db.execute(sql, (space,)).fetchone()
    if found is None:
        raise Refused("not_found")
    return found


def pull(db: sqlite3.Connection, space: bytes, ask: PageAsk) -> Page:
    """Return the log after a position."""
    no, head, h, _ = head_of(db, space)
    rows = db.execute(ROWS, (place(no, ask.after), place(no, head)))
    return Pages(db, space).page((head, h), rows, ask)


def snapshot(
    db: sqlite3.Connection, space: bytes, ask: SnapshotAsk
) -> tuple[int, Page]:
    """Return what a new device needs of the log up to a position (protocol page)."""
    no, head, h, digest = head_of(db, space)
    at = min(digest or head if ask.at is None else ask.at, head)
    seqs = (
        db.execute(ONE_ROW, (spot,)).fetchone() for spot in _standing(db, no, at, ask)
    )
    size = PageAsk(0, ask.limit, ask.size)
    return at, Pages(db, space).page((head, h), seqs, size)


def _standing(
    db: sqlite3.Connection, no: int, at: int, ask: SnapshotAsk
) -> Iterator[int]:
    if ask.item == ROOT:
        ends = place(no, ask.seq), place(no, at)
        yield from (spot for (spot,) in db.execute(CONTROLS, ends))
    lasts = _lasts(db, no, at)
    deposits = {spot for (spot,) in db.execute(DEPOSITS, (place(no, 0), place(no, at)))}
    for item, seq in db.execute(ITEMS, (no, ask.item)):
        newest = _as_of(db, no, seq, at)
        for found in sorted({newest, *lasts.get(item, ())} - {0}):
            spot = place(no, found)
            if (item, found) > (ask.item, ask.seq) and spot not in deposits:
                yield spot


def _lasts(db: sqlite3.Connection, no: int, at: int) -> dict[bytes, set[int]]:
    """Return by item the put or del that a device wrote last in a lane."""
    found: dict[bytes, set[int]] = {}
    for seq, kind, raw in db.execute(LASTS, (place(no, 0), place(no, at))):
        if kind in DATA:
            item = Head.decode(decode(_op, raw).head).item
            found.setdefault(item, set()).add(seq)
    return found


def _as_of(db: sqlite3.Connection, no: int, seq: int, at: int) -> int:
    """Walk back an item's ops to the one standing at a position; 0 if none is."""
    while seq > at:
        (seq,) = db.execute(STEP, (place(no, seq),)).fetchone()
    return seq


def openings(db: sqlite3.Connection, space: bytes) -> list[bytes]:
    """Return the ops of the genesis, of origins and of epochs, as they were sent."""
    no, head, *_ = head_of(db, space)
    rows = db.execute(OPENINGS, (place(no, 0), place(no, head)))
    return [op for (op,) in rows]


def spine(db: sqlite3.Connection, space: bytes, after: int, limit: int) -> bytes:
    """Return op hashes after a position."""
    no, head, *_ = head_of(db, space)
    sql = "SELECT op_hash FROM step WHERE place>? AND place<=? ORDER BY place LIMIT ?"
    rows = db.execute(sql, (place(no, after), place(no, head), limit))
    return b"".join(op_hash for (op_hash,) in rows)


def spaces(
    db: sqlite3.Connection, identity: bytes, now: int, only: bytes | None
) -> list[SpaceCard]:
    """Return the spaces where an identity holds a live role."""
    asked = {"identity": identity, "now": now, "only": only}
    rows = db.execute(ROLES, asked).fetchall()
    cards = []
    for (space, head, h, digest), same in groupby(rows, key=itemgetter(0, 1, 2, 3)):
        held = list(same)
        roles = {collection: role for *_, collection, role, _, _ in held}
        untils = [until for *_, until, _ in held]
        founded = any(first for *_, first in held)
        until = max(untils) if all(untils) else 0
        card = SpaceCard(space, head, h, digest, roles, until, founded)
        ends = {} if card.whole else dict(db.execute(ENDS, (space,)).fetchall())
        cards.append(card.shown(ends))
    return cards


class Pages:
    """Rows gathered within limits, each run once and counted whole."""

    def __init__(self, db: sqlite3.Connection, space: bytes) -> None:
        self._db, self._space = db, space
        self._runs: list[Run] = []
        self._places: dict[int, int] = {}
        self._size = 0

    def page(
        self, head: tuple[int, bytes], found: Iterable[Found], ask: PageAsk
    ) -> Page:
        """Return what fits of the rows found, and say whether some do not."""
        rows: list[PageRow] = []
        more = False
        for seq, r, run, idx, op, op_hash in found:
            self._size += len(op) + ROW_COST
            at = self._run(run)
            more = len(rows) == ask.limit or (bool(rows) and self._size > ask.size)
            if more:
                break
            rows.append(PageRow(seq, at, idx, op, op_hash, r))
        used = max((row.run for row in rows), default=-1) + 1
        return Page(*head, self._runs[:used], rows, more)

    def _run(self, number: int) -> int:
        """Return the place of a run in the page, adding it the first time."""
        if number not in self._places:
            collection, device, leaves, sig = self._db.execute(
                RUN, (number,)
            ).fetchone()
            self._places[number] = len(self._runs)
            self._runs.append(Run(self._space, device, collection, leaves, sig))
            self._size += len(leaves) + 128
        return self._places[number]

"""One space of the embedded ledger, inside the writer's transaction."""

import sqlite3
from collections.abc import Sequence
from itertools import chain

from sync.server.book import (
    Appended,
    DeviceState,
    ItemState,
    LaneState,
    Member,
    Outcome,
    SpaceState,
)
from sync.server.ledgers.sqlite.erasing import erase
from sync.server.ledgers.sqlite.names import keep_names, weight
from sync.wire import Op, encode

SPACE = "head, h, root_epoch, root_pk, digest, size + parts_size, ops"
PUT_SPACE = """INSERT INTO space(space, head, h, root_epoch, root_pk, digest, size, ops)
VALUES (?, 0, x'', 0, x'', 0, 0, 0) ON CONFLICT(space) DO NOTHING"""
PUT_LANE = """INSERT INTO lane(space, collection, n, hc, epoch) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(space, collection)
DO UPDATE SET n=excluded.n, hc=excluded.hc, epoch=excluded.epoch"""
PUT_ITEM = """INSERT INTO item VALUES (?, ?, ?, ?, ?) ON CONFLICT(space, item)
DO UPDATE SET rev=excluded.rev, seq=excluded.seq, deleted=excluded.deleted"""
ITEMS = """SELECT i.item, i.rev, i.seq, i.deleted, l.collection FROM item i
JOIN step s ON s.place=(i.space << 32 | i.seq) JOIN lane l ON l.no=s.lane"""
PUT_DEVICE = """INSERT INTO device(space, device, ctr, sha, reply, retired)
VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(space, device)
DO UPDATE SET ctr=excluded.ctr, sha=excluded.sha, reply=excluded.reply"""
PUT_STEP = "INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
RETIRE = """INSERT INTO device(space, device, ctr, sha, reply, retired)
VALUES (?, ?, 0, x'', x'', 1) ON CONFLICT(space, device) DO UPDATE SET retired=1"""
PUT_CHANGE = "INSERT INTO change VALUES (?, ?, ?, ?)"
COUNT_OPENINGS = """SELECT count(*) FROM step INDEXED BY step_control
WHERE type NOT IN (1, 2) AND type IN (0, 8, 14) AND place>? AND place<?"""
CHUNK = 500
AT_ONCE = 50
"""Rows of one statement: the interpreter changes hands at each statement."""


def place(no: int, seq: int) -> int:
    """Return the key of a position of a log."""
    return no << 32 | seq


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" * len(values))


def insert(
    db: sqlite3.Connection, sql: str, rows: Sequence[tuple[object, ...]]
) -> None:
    """Run the INSERT of one row for each of *rows*, fifty of them by statement."""
    whole = len(rows) - len(rows) % AT_ONCE
    for at in range(0, whole, AT_ONCE):
        row = f"({marks(rows[at])})"
        many = sql.replace(row, ", ".join([row] * AT_ONCE))
        db.execute(many, list(chain.from_iterable(rows[at : at + AT_ONCE])))
    db.executemany(sql, rows[whole:])


class SqliteBook:
    """Reads for the judge, then keeps what it decided."""

    def __init__(self, db: sqlite3.Connection, space: bytes) -> None:
        self._db, self._space = db, space
        sql = f"SELECT no, {SPACE} FROM space WHERE space=?"  # noqa: S608
        found = db.execute(sql, (space,)).fetchone()
        self._no: int = found[0] if found else 0
        self._state = SpaceState(*found[1:]) if found else None

    def space(self) -> SpaceState | None:
        """Return the head of the log."""
        return self._state

    def device(self, device: bytes) -> DeviceState:
        """Return a device as this space knows it."""
        sql = "SELECT ctr, sha, reply, retired FROM device WHERE space=? AND device=?"
        found = self._db.execute(sql, (self._no, device)).fetchone()
        if not found:
            return DeviceState()
        ctr, sha, reply, retired = found
        return DeviceState(ctr, sha, reply, retired=bool(retired))

    def openings(self) -> int:
        """Return how many ops decide who may come in."""
        told = place(self._no, 0), place(self._no + 1, 0)
        (count,) = self._db.execute(COUNT_OPENINGS, told).fetchone()
        return int(count)

    def lane(self, collection: bytes) -> LaneState | None:
        """Return the head of a lane."""
        sql = "SELECT n, hc, epoch FROM lane WHERE space=? AND collection=?"
        found = self._db.execute(sql, (self._no, collection)).fetchone()
        return LaneState(*found) if found else None

    def items(self, items: list[bytes]) -> dict[bytes, ItemState]:
        """Return those of *items* the log has named."""
        sql = f"{ITEMS} WHERE i.space=? AND i.item IN ({marks(items)})"
        rows = self._db.execute(sql, (self._no, *items))
        return {
            item: ItemState(rev, seq, bool(gone), collection)
            for item, rev, seq, gone, collection in rows
        }

    def members(self) -> list[Member]:
        """Return every grant ever given."""
        sql = """SELECT collection, identity, grant_id, role, not_before, until, revoked
        FROM member WHERE space=?"""
        return [Member(*row) for row in self._db.execute(sql, (self._no,))]

    def lacking(self, shas: list[bytes]) -> list[bytes]:
        """Return those of *shas* the space does not hold."""
        held: set[bytes] = set()
        for at in range(0, len(shas), CHUNK):
            some = shas[at : at + CHUNK]
            sql = f"SELECT sha FROM part WHERE space=? AND sha IN ({marks(some)})"  # noqa: S608
            held.update(sha for (sha,) in self._db.execute(sql, (self._no, *some)))
        return [sha for sha in shas if sha not in held]

    def weight(self, collection: bytes, shas: list[bytes]) -> int:
        """Return the bytes of a lane, with the parts it names and *shas*."""
        return weight(self._db, (self._no, collection), shas)

    def lane_at(self, collection: bytes, n: int) -> bytes | None:
        """Return hc of a lane at a position."""
        sql = """SELECT step.hc FROM lane JOIN step ON step.lane=lane.no AND step.n=?
        WHERE lane.space=? AND lane.collection=?"""
        found = self._db.execute(sql, (n, self._no, collection)).fetchone()
        return found[0] if found else None

    def has_been(self, h: bytes) -> bool:
        """Look for a chain value, newest first: authors are seldom far behind."""
        if self._state and self._state.h == h:
            return True
        sql = """SELECT 1 FROM step WHERE place>? AND place<? AND h=?
        ORDER BY place DESC LIMIT 1"""
        ends = place(self._no, 0), place(self._no + 1, 0)
        return self._db.execute(sql, (*ends, h)).fetchone() is not None

    def keep(self, outcome: Outcome, device: bytes) -> None:
        """Write everything one push changes."""
        if not self._no:
            self._no = self._db.execute(PUT_SPACE, (self._space,)).lastrowid or 0
        self._keep_heads(outcome, device)
        sql = "SELECT collection, no FROM lane WHERE space=?"
        lanes = dict(self._db.execute(sql, (self._no,)).fetchall())
        runs = self._keep_runs(outcome)
        self._keep_rows(outcome.rows, lanes, runs)
        self._keep_rights(outcome)
        if outcome.erased:
            erase(self._db, self._no, outcome.erased.values())

    def _keep_heads(self, outcome: Outcome, device: bytes) -> None:
        space, no = outcome.space, self._no
        self._db.execute(
            """UPDATE space SET head=?, h=?, root_epoch=?, root_pk=?, digest=?,
            size=?-parts_size, ops=? WHERE no=?""",
            (
                *(space.head, space.h, space.root_epoch, space.root_pk),
                *(space.digest, space.size, space.ops, no),
            ),
        )
        self._db.executemany(
            PUT_LANE,
            [(no, c, lane.n, lane.hc, lane.epoch) for c, lane in outcome.lanes.items()],
        )
        state = outcome.device
        self._db.execute(PUT_DEVICE, (no, device, state.ctr, state.sha, state.reply, 0))

    def _keep_runs(self, outcome: Outcome) -> dict[int, int]:
        """Keep the runs something was accepted of; return their numbers by place."""
        numbers: dict[int, int] = {}
        for at in sorted({row.checked.run for row in outcome.rows}):
            run, run_id = outcome.runs[at]
            kept = self._db.execute(
                "INSERT INTO run VALUES (NULL, ?, ?, ?, ?, ?, ?)",
                (self._no, run_id, run.device, run.collection, run.leaves, run.sig),
            )
            numbers[at] = kept.lastrowid or 0
        return numbers

    def _keep_rows(
        self, rows: list[Appended], lanes: dict[bytes, int], runs: dict[int, int]
    ) -> None:
        start = place(self._no, 0)
        steps: list[tuple[object, ...]] = []
        changes: list[tuple[object, ...]] = []
        for row in rows:
            checked, spot = row.checked, start + row.seq
            lane = lanes[checked.head.collection]
            kept = row.n, row.r, row.h, row.hc, checked.op_hash, row.before
            steps.append((spot, checked.head.type, lane, *kept))
            changes.append((spot, runs[checked.run], checked.index, _sent(checked.op)))
        insert(self._db, PUT_STEP, steps)
        insert(self._db, PUT_CHANGE, changes)
        keep_names(self._db, self._no, rows)

    def _keep_rights(self, outcome: Outcome) -> None:
        no = self._no
        items = outcome.items.items()
        rows = [(no, item, s.rev, s.seq, s.deleted) for item, s in items]
        insert(self._db, PUT_ITEM, rows)
        self._db.executemany(
            "INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (no, *key, m.role, m.not_before, m.until, m.revoked)
                for key, m in outcome.members.items()
            ],
        )
        self._db.executemany(RETIRE, [(no, device) for device in outcome.retired])
        self._db.executemany(
            "UPDATE part SET refs=refs+? WHERE space=? AND sha=?",
            [(count, no, sha) for sha, count in outcome.parts.items()],
        )


def _sent(op: Op) -> bytes:
    return encode(Op(op.head, op.body, op.wraps) if op.group else op)

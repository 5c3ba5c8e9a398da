"""« Preuves » on disk: the verified log, its runs, its heads, its evidence."""

import json
from collections.abc import Iterator, Mapping

from app.domain.ids import CollectionId, EntryId, SpaceId
from app.domain.trail import EVIDENCE_MAX, Evidence, ItemHead, KeptRun, Page, Step
from storage.sql import Row, Store, Writer

LIVE_PAGE = 500
_STEP = (
    "seq, op_hash, h, collection, n, hc, type, item, head, body, wrap, run, place, at"
)
_HEAD = "item, rev, collection, deleted, op_hash, seq"
_STANDING = "SELECT state FROM standing WHERE space = ?"
_ROW = f"SELECT {_STEP} FROM step WHERE space = ? AND seq = ?"  # noqa: S608 - constants
_SEQ = "SELECT seq FROM step WHERE space = ? AND h = ?"
_LANE = (
    f"SELECT {_STEP} FROM step"  # noqa: S608
    " WHERE space = ? AND collection = ? AND n = ? ORDER BY seq LIMIT 1"
)
_CONTROLS = (
    "SELECT op_hash FROM step INDEXED BY step_controls"
    " WHERE space = ? AND collection = ? AND type NOT IN (1, 2) ORDER BY seq"
)
_TAIL = (
    f"SELECT {_STEP} FROM step INDEXED BY step_kept"  # noqa: S608
    " WHERE space = ? AND seq > ? AND head <> x'' ORDER BY seq LIMIT ? + 0"
)
_ITEM = f"SELECT {_HEAD} FROM item_head WHERE space = ? AND item = ?"  # noqa: S608
_LIVE = (
    f"SELECT {_HEAD} FROM item_head"  # noqa: S608
    " WHERE space = ? AND collection = ? AND item > ? AND deleted = 0"
    " ORDER BY item LIMIT ? + 0"
)
_RUN = "SELECT id, wire FROM run WHERE space = ? AND id = ?"
_EVIDENCE = "SELECT code, seq, at, pieces FROM evidence WHERE space = ? ORDER BY n DESC"
_KEEP_STEP = (
    f"INSERT OR REPLACE INTO step(space, {_STEP})"  # noqa: S608
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ERASE = (
    "UPDATE step SET body = x'', wrap = x'' WHERE space = ? AND item = ? AND seq <= ?"
)
_FORGET_RUN = (
    "DELETE FROM run WHERE space = ?1 AND id = ?2"
    " AND NOT EXISTS (SELECT 1 FROM step WHERE space = ?1 AND run = ?2 AND run <> x'')"
)


_FORGET_EVIDENCE = (
    "DELETE FROM evidence WHERE space = ?1 AND n <= (SELECT n FROM evidence"
    " WHERE space = ?1 ORDER BY n DESC LIMIT 1 OFFSET ?2)"
)


class SqlTrail:
    """Reads what was verified; `SqlVault.commit` writes it with its entries."""

    def __init__(self, database: Store) -> None:
        self._database = database

    def standing(self, space: SpaceId) -> bytes | None:
        """Return the engine's state as last stored."""
        rows = self._database.ask(_STANDING, (space,))
        return rows[0][0] if rows else None

    def step(self, space: SpaceId, seq: int) -> Step | None:
        """Return the row *seq* as verified."""
        return self._step(_ROW, (space, seq))

    def seq_of(self, space: SpaceId, h: bytes) -> int | None:
        """Return the position whose chain value is *h*."""
        rows = self._database.ask(_SEQ, (space, h))
        return rows[0][0] if rows else None

    def lane_step(
        self, space: SpaceId, collection: CollectionId, n: int
    ) -> Step | None:
        """Return the op number *n* of a lane."""
        return self._step(_LANE, (space, collection, n))

    def controls(self, space: SpaceId, collection: CollectionId) -> list[bytes]:
        """Return op hashes of the lane's ops of a type other than 1 and 2."""
        return [row[0] for row in self._database.ask(_CONTROLS, (space, collection))]

    def items(self, space: SpaceId, ids: list[EntryId]) -> Mapping[EntryId, ItemHead]:
        """Return the heads of those of *ids* the log has named."""
        heads = [
            row for each in ids for row in self._database.ask(_ITEM, (space, each))
        ]
        return {EntryId(row[0]): _head(row) for row in heads}

    def live(self, space: SpaceId, collection: CollectionId) -> Iterator[ItemHead]:
        """Return the items living in a collection, by id."""
        last = b""
        while rows := self._database.ask(_LIVE, (space, collection, last, LIVE_PAGE)):
            yield from map(_head, rows)
            last = rows[-1][0]

    def tail(self, space: SpaceId, after: int, *, limit: int = 500) -> list[Step]:
        """Return the next rows whose bytes are still kept."""
        return [Step(*row) for row in self._database.ask(_TAIL, (space, after, limit))]

    def run(self, space: SpaceId, run: bytes) -> KeptRun | None:
        """Return a kept run by its id."""
        rows = self._database.ask(_RUN, (space, run))
        return KeptRun(*rows[0]) if rows else None

    def evidence(self, space: SpaceId) -> list[Evidence]:
        """Return what was refused or contradicts itself, newest first."""
        return [_evidence(row) for row in self._database.ask(_EVIDENCE, (space,))]

    def _step(self, sql: str, values: Row) -> Step | None:
        rows = self._database.ask(sql, values)
        return Step(*rows[0]) if rows else None


def keep_page(writer: Writer, space: SpaceId, page: Page) -> None:
    """Write a verified page; runs that no row names any more are forgotten."""
    writer.execute(
        "INSERT OR REPLACE INTO standing VALUES (?, ?)", (space, page.standing)
    )
    for run in page.runs:
        writer.execute(
            "INSERT OR REPLACE INTO run VALUES (?, ?, ?)", (space, run.id, run.wire)
        )
    for step in page.steps:
        _keep_step(writer, space, step)
    for head in page.items:
        _keep_head(writer, space, head)
    writer.executemany(_ERASE, [(space, *each) for each in page.erased.items()])
    for each in page.evidence:
        pieces = json.dumps([piece.hex() for piece in each.pieces])
        writer.execute(
            "INSERT INTO evidence(space, code, seq, at, pieces) VALUES (?, ?, ?, ?, ?)",
            (space, each.code, each.seq, each.at, pieces),
        )
    if page.evidence:
        writer.execute(_FORGET_EVIDENCE, (space, EVIDENCE_MAX))


def _keep_step(writer: Writer, space: SpaceId, step: Step) -> None:
    before = writer.execute(_ROW, (space, step.seq)).fetchone()
    writer.execute(_KEEP_STEP, (space, *_step_row(step)))
    if before is not None and Step(*before).run != step.run:
        writer.execute(_FORGET_RUN, (space, Step(*before).run))


def _step_row(step: Step) -> Row:
    return (
        step.seq,
        step.op_hash,
        step.h,
        step.collection,
        step.n,
        step.hc,
        step.type,
        step.item,
        step.head,
        step.body,
        step.wrap,
        step.run,
        step.index,
        step.at,
    )


def _keep_head(writer: Writer, space: SpaceId, head: ItemHead) -> None:
    writer.execute(
        "INSERT OR REPLACE INTO item_head VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            space,
            head.item,
            head.rev,
            head.collection,
            int(head.deleted),
            head.op_hash,
            head.seq,
        ),
    )


def _head(row: Row) -> ItemHead:
    item, rev, collection, deleted, op_hash, seq = row
    return ItemHead(
        item=EntryId(item),
        rev=rev,
        collection=CollectionId(collection),
        deleted=bool(deleted),
        op_hash=op_hash,
        seq=seq,
    )


def _evidence(row: Row) -> Evidence:
    code, seq, at, pieces = row
    return Evidence(code, seq, at, tuple(map(bytes.fromhex, json.loads(pieces))))

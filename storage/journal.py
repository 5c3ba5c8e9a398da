"""« Journal » on disk: the lines that wait, and the batch in flight."""

import json
from dataclasses import dataclass

from app.domain.entry import Entry
from app.domain.ids import CollectionId, EntryId, SpaceId
from app.domain.journal import Action, Batch, Control, Line, SealedLine
from storage.outbox import NOWHERE, Held
from storage.rows import COLUMNS, entry_of, packed, unpacked
from storage.sql import Row, Store, Writer

_LINE = "journal.n, action, item, base_rev, base, control, sealed, sent, fault"
_WAITING = "SELECT count(*) FROM journal WHERE space = ?"
_OPEN = (
    f"SELECT {_LINE}, {COLUMNS} FROM journal"  # noqa: S608 - constants only
    " LEFT JOIN entry ON entry.space = journal.space AND entry.id = journal.item"
    " WHERE journal.space = ? AND sealed = 0 ORDER BY journal.n LIMIT ? + 0"
)
_ALL = (
    f"SELECT {_LINE}, {COLUMNS} FROM journal"  # noqa: S608
    " LEFT JOIN entry ON entry.space = journal.space AND entry.id = journal.item"
    " WHERE journal.space = ? ORDER BY journal.n"
)
_FROZEN = (
    f"SELECT {_LINE}, {COLUMNS} FROM journal"  # noqa: S608
    " LEFT JOIN entry ON entry.space = journal.space AND entry.id = journal.item"
    " WHERE journal.space = ? AND sealed = 1 ORDER BY journal.n"
)
_OPEN_OF = (
    f"SELECT {_LINE}, {COLUMNS} FROM journal"  # noqa: S608
    " LEFT JOIN entry ON entry.space = journal.space AND entry.id = journal.item"
    " WHERE journal.space = ? AND journal.item = ? AND sealed = 0"
)
_CONTROLS = (
    f"SELECT {_LINE} FROM journal"  # noqa: S608
    " WHERE space = ? AND item = ? AND action = 'control' ORDER BY n"
)
_ITEMS = "SELECT DISTINCT item FROM journal WHERE space = ? AND item <> ?"
_BATCH = "SELECT wire, lines, founding FROM batch WHERE space = ?"
_ONE = f"SELECT {_LINE} FROM journal WHERE n = ? AND space = ?"  # noqa: S608
_OF = (
    f"SELECT {_LINE} FROM journal"  # noqa: S608
    " WHERE space = ? AND item = ? AND sealed = ? AND action <> 'control'"
)
_SEALED = (
    f"SELECT {_LINE} FROM journal"  # noqa: S608
    " WHERE space = ? AND sealed = 1 ORDER BY n"
)
_CURRENT = f"SELECT {COLUMNS} FROM entry WHERE space = ? AND id = ?"  # noqa: S608
_ERASED = "SELECT rev FROM item_head WHERE space = ? AND item = ? AND deleted = 1"
_KEEP = (
    "INSERT OR REPLACE INTO journal(space, n, action, item, base_rev, base,"
    " control, sealed, sent, fault) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_NUMBER = "UPDATE entry SET rev = max(rev, ?) WHERE space = ? AND id = ?"


class SqlJournal:
    """Reads the outbox; `SqlVault.commit` writes it."""

    def __init__(self, database: Store) -> None:
        self._database = database

    def waiting(self, space: SpaceId) -> int:
        """Return how many lines wait to leave, frozen ones included."""
        return int(self._database.ask(_WAITING, (space,))[0][0])

    def lines(self, space: SpaceId, *, limit: int = 500) -> list[Line]:
        """Return the oldest open lines, in order."""
        rows = self._database.ask(_OPEN, (space, limit))
        return [_line(space, row) for row in rows]

    def held(self, space: SpaceId) -> list[Line]:
        """Return every line that waits, frozen ones included, in order."""
        return [_line(space, row) for row in self._database.ask(_ALL, (space,))]

    def controls(self, space: SpaceId) -> list[Line]:
        """Return those lines that are about no element, in order."""
        rows = self._database.ask(_CONTROLS, (space, NOWHERE))
        return [_held(space, row).line(None) for row in rows]

    def sealed(self, space: SpaceId) -> list[Line]:
        """Return the lines of the batch in flight, in order."""
        return [_line(space, row) for row in self._database.ask(_FROZEN, (space,))]

    def items(self, space: SpaceId) -> frozenset[EntryId]:
        """Return the elements some line of which waits, frozen ones included."""
        rows = self._database.ask(_ITEMS, (space, NOWHERE))
        return frozenset(EntryId(row[0]) for row in rows)

    def line_of(self, space: SpaceId, entry: bytes) -> Line | None:
        """Return the open line of an entry, if any."""
        rows = self._database.ask(_OPEN_OF, (space, entry))
        return _line(space, rows[0]) if rows else None

    def frozen(self, space: SpaceId) -> Batch | None:
        """Return the batch in flight."""
        rows = self._database.ask(_BATCH, (space,))
        return _batch(space, rows[0]) if rows else None


@dataclass(frozen=True, slots=True)
class SqlShelf:
    """The lines of one space, inside the transaction of *writer*."""

    writer: Writer
    space: SpaceId

    def of(self, item: EntryId, *, sealed: bool) -> Held | None:
        """Return the open (or the sealed) line of an entry."""
        return self._one(_OF, (self.space, item, int(sealed)))

    def held(self, n: int) -> Held | None:
        """Return the line *n*."""
        return self._one(_ONE, (n, self.space))

    def sealed(self) -> list[Held]:
        """Return the lines of the batch in flight."""
        rows = self.writer.execute(_SEALED, (self.space,)).fetchall()
        return [_held(self.space, row) for row in rows]

    def keep(self, held: Held) -> None:
        """Add or replace a line."""
        values = (
            self.space,
            held.n or None,
            held.action,
            held.item,
            held.base_rev,
            packed(held.base),
            _control_text(held.control),
            int(held.sealed),
            packed(held.sent),
            held.fault,
        )
        self.writer.execute(_KEEP, values)

    def drop(self, n: int) -> None:
        """Forget a line."""
        self.writer.execute("DELETE FROM journal WHERE n = ?", (n,))

    def current(self, item: EntryId) -> Entry | None:
        """Return the entry as it is now."""
        row = self.writer.execute(_CURRENT, (self.space, item)).fetchone()
        return entry_of(self.space, row) if row else None

    def erased_rev(self, item: EntryId) -> int:
        """Return the revision that deleted an item, 0 when none did."""
        row = self.writer.execute(_ERASED, (self.space, item)).fetchone()
        return int(row[0]) if row else 0

    def number(self, item: EntryId, rev: int) -> None:
        """Note the revision the server gave."""
        self.writer.execute(_NUMBER, (rev, self.space, item))

    def batch(self) -> Batch | None:
        """Return the batch in flight."""
        row = self.writer.execute(_BATCH, (self.space,)).fetchone()
        return _batch(self.space, row) if row else None

    def freeze(self, batch: Batch | None) -> None:
        """Keep the batch in flight, or forget it."""
        if batch is None:
            self.writer.execute("DELETE FROM batch WHERE space = ?", (self.space,))
            return
        lines = json.dumps([[line.n, line.ctr] for line in batch.lines])
        self.writer.execute(
            "INSERT INTO batch(space, wire, lines, founding) VALUES (?, ?, ?, ?)",
            (self.space, batch.wire, lines, int(batch.founding)),
        )

    def _one(self, sql: str, values: Row) -> Held | None:
        row = self.writer.execute(sql, values).fetchone()
        return _held(self.space, row) if row else None


def _line(space: SpaceId, row: Row) -> Line:
    entry = entry_of(space, row[9:]) if row[9] is not None else None
    return _held(space, row[:9]).line(entry)


def _held(space: SpaceId, row: Row) -> Held:
    n, action, item, base_rev, base, control, sealed, sent, fault = row
    return Held(
        n=n,
        action=Action(action),
        item=EntryId(item),
        base_rev=base_rev,
        base=unpacked(space, base),
        control=_control(control),
        sealed=bool(sealed),
        sent=unpacked(space, sent),
        fault=fault,
    )


def _batch(space: SpaceId, row: Row) -> Batch:
    wire, lines, founding = row
    places = tuple(SealedLine(n, ctr) for n, ctr in json.loads(lines))
    return Batch(space, wire, places, founding=bool(founding))


def _control_text(control: Control | None) -> str | None:
    if control is None:
        return None
    lane, core = control.lane.hex(), control.core.hex()
    return json.dumps(
        [control.type, lane, control.epoch, core, control.root_epoch, control.group]
    )


def _control(text: str | None) -> Control | None:
    if text is None:
        return None
    kind, lane, epoch, core, root_epoch, group = json.loads(text)
    return Control(
        type=kind,
        lane=CollectionId(bytes.fromhex(lane)),
        epoch=epoch,
        core=bytes.fromhex(core),
        root_epoch=root_epoch,
        group=group,
    )

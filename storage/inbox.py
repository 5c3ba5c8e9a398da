"""« Boîte de réception » on disk: what came of devices, and the keys it came with."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import groupby

from app.domain.dialogue import Frame
from app.domain.entry import READING, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.inbox import NOBODY, Fate, Intake, Item, Spooled
from app.domain.state import State
from storage.heard import packed, unpacked
from storage.sql import Row, Store, Writer

_KNOW = "INSERT OR IGNORE INTO known(space, key, entry) VALUES (?, ?, ?)"
_UNKNOW = "DELETE FROM known WHERE space = ? AND entry = ?"
_PUT = (
    "INSERT INTO inbox(space, key, device, fate, at, batch, answers, what)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT(space, key) DO UPDATE SET device = excluded.device,"
    " fate = excluded.fate, at = excluded.at, batch = excluded.batch,"
    " answers = excluded.answers, what = excluded.what"
)
_DROP = "DELETE FROM inbox WHERE space = ? AND key = ?"
_SPOOL = (
    "INSERT INTO frame(space, source, char, payload, heard_at) VALUES (?, ?, ?, ?, ?)"
)
_READ = "DELETE FROM frame WHERE space = ? AND n = ?"
_ASKED = "SELECT unhex(value) AS asked FROM json_each(:keys)"
_KNOWN = (
    f"SELECT asked FROM ({_ASKED}) WHERE"  # noqa: S608 - constants
    " EXISTS (SELECT 1 FROM known WHERE space = :space AND key = asked)"
    " OR EXISTS (SELECT 1 FROM inbox WHERE space = :space AND key = asked)"
)
_COLUMNS = "key, device, fate, at, batch, answers, what FROM inbox"
_ITEMS = (
    f"SELECT {_COLUMNS} WHERE space = :space AND :device IN ('', device)"  # noqa: S608 - constants
    " AND (:fates = '[]' OR fate IN (SELECT value FROM json_each(:fates)))"
    " ORDER BY at DESC, n DESC LIMIT :limit + 0 OFFSET :offset + 0"
)
_ITEM = f"SELECT {_COLUMNS} WHERE space = ? AND key = ?"
_OF_BATCH = "SELECT key FROM inbox WHERE space = ? AND batch = ? AND batch <> x''"
_HOLDER = (
    "SELECT entry FROM known WHERE space = ? AND key = ? AND entry <> zeroblob(16)"
    " ORDER BY entry LIMIT 1"
)
_DOUBLES = (
    "SELECT key, entry FROM known WHERE space = :space AND key IN"
    " (SELECT key FROM known WHERE space = :space GROUP BY key HAVING count(*) > 1)"
    " ORDER BY key, entry"
)
_TALLY = (
    "SELECT device, fate, count(*) FROM inbox WHERE space = ? GROUP BY device, fate"
)
_FRAMES = (
    "SELECT n, source, char, payload, heard_at FROM frame WHERE space = ? ORDER BY n"
)


class SqlInbox:
    """Reads what came; `take` and `follow` keep it."""

    def __init__(self, database: Store) -> None:
        self._ask = database.ask

    def known(self, space: SpaceId, keys: Collection[bytes]) -> frozenset[bytes]:
        """Return those of *keys* that came before."""
        asked = json.dumps([key.hex() for key in keys])
        rows = self._ask(_KNOWN, {"space": space, "keys": asked})
        return frozenset(row[0] for row in rows)

    def items(
        self,
        space: SpaceId,
        *,
        device: str = "",
        fates: Collection[Fate] = (),
        limit: int = 500,
        offset: int = 0,
    ) -> list[Item]:
        """Return a window of items, the last come first."""
        asked = {
            "space": space,
            "device": device,
            "fates": json.dumps(list(fates)),
            "limit": limit,
            "offset": offset,
        }
        return [_item(row) for row in self._ask(_ITEMS, asked)]

    def item(self, space: SpaceId, key: bytes) -> Item:
        """Return one item. Raises Refused("reading.absent")."""
        rows = self._ask(_ITEM, (space, key))
        if not rows:
            raise Refused("reading.absent")
        return _item(rows[0])

    def of_batch(self, space: SpaceId, batch: EntryId) -> list[bytes]:
        """Return the keys of the items a batch brought."""
        return [row[0] for row in self._ask(_OF_BATCH, (space, batch))]

    def holder(self, space: SpaceId, key: bytes) -> EntryId | None:
        """Return the element, or the segment, that holds a reading."""
        rows = self._ask(_HOLDER, (space, key))
        return EntryId(rows[0][0]) if rows else None

    def doubles(self, space: SpaceId) -> list[list[EntryId]]:
        """Return the elements that hold one reading each, by id."""
        rows = self._ask(_DOUBLES, {"space": space})
        groups = groupby(rows, key=lambda row: row[0])
        return [[EntryId(row[1]) for row in group] for _, group in groups]

    def tally(self, space: SpaceId) -> Mapping[tuple[str, Fate], int]:
        """Return how many items each device has of each fate."""
        rows = self._ask(_TALLY, (space,))
        return {(device, Fate(fate)): count for device, fate, count in rows}

    def spool(self, space: SpaceId) -> list[Spooled]:
        """Return the packets nobody has read, in order."""
        return [
            Spooled(n, Frame(source, char, payload, datetime.fromisoformat(at)))
            for n, source, char, payload, at in self._ask(_FRAMES, (space,))
        ]


def take(writer: Writer, space: SpaceId, intake: Intake) -> None:
    """Put down what one transaction changes of the inbox."""
    writer.executemany(_PUT, ((space, *_row(item)) for item in intake.items))
    writer.executemany(_DROP, ((space, key) for key in intake.dropped))
    writer.executemany(_KNOW, ((space, *pair) for pair in intake.known))
    writer.executemany(_SPOOL, ((space, *_frame(one)) for one in intake.spooled))
    writer.executemany(_READ, ((space, n) for n in intake.read))


def follow(
    writer: Writer, space: SpaceId, before: Entry | None, after: Entry | None
) -> None:
    """Keep the keys in step with an entry; those of points go with their segment.

    What was said of a reading goes with the element that held it. Erased for good, it
    stays known: its device says it again, and nobody wants it.
    """
    old, new = (one.meta.get(READING, "") if one else "" for one in (before, after))
    if before is not None and (after is None or old != new):
        writer.execute(_UNKNOW, (space, before.id))
        writer.executemany(_DROP, ((space, key) for key in key_in(old)))
    if after is None and thrown(before):
        writer.executemany(_KNOW, ((space, key, NOBODY) for key in key_in(old)))
    if after is not None and new and old != new:
        writer.executemany(_KNOW, ((space, key, after.id) for key in key_in(new)))


def thrown(entry: Entry | None) -> bool:
    """Say whether an element lies in the trash: what leaves from there is erased."""
    return entry is not None and entry.meta.get("status") == State.TRASHED


def key_in(text: str) -> Iterable[bytes]:
    """Give the key an element says, none for what another device wrote wrong."""
    try:
        yield bytes.fromhex(text)
    except ValueError:
        return


def _row(item: Item) -> Row:
    answers = json.dumps(item.answers)
    told = packed(item.what)
    return item.key, item.device, item.fate, item.at, item.batch, answers, told


def _frame(frame: Frame) -> Row:
    return frame.source, frame.char, frame.payload, frame.heard_at.isoformat()


def _item(row: Row) -> Item:
    key, device, fate, at, batch, answers, what = row
    said = tuple(json.loads(answers))
    return Item(key, device, Fate(fate), at, unpacked(what), said, batch)

"""Writes one space on disk, inside the transaction of a commit."""

from collections.abc import Sequence

from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.ids import BlobId, EntryId, SpaceId
from app.domain.inbox import Intake
from app.domain.past import Past
from app.domain.trail import Page
from storage import inbox, search, traces
from storage.commit import KEPT
from storage.journal import SqlShelf
from storage.rows import packed, row_of, unpacked
from storage.sql import Writer
from storage.trail import keep_page

_PUT = (
    "INSERT INTO entry(space, id, kind, when_text, precision, when_from, when_to,"
    " rubric, confidentiality, rev, updated, facts, body,"
    " category, author, status, folder, pinned, facility)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT(space, id) DO UPDATE SET kind = excluded.kind,"
    " when_text = excluded.when_text, precision = excluded.precision,"
    " when_from = excluded.when_from, when_to = excluded.when_to,"
    " rubric = excluded.rubric, confidentiality = excluded.confidentiality,"
    " rev = excluded.rev, updated = excluded.updated, facts = excluded.facts,"
    " body = excluded.body, category = excluded.category,"
    " author = excluded.author, status = excluded.status,"
    " folder = excluded.folder, pinned = excluded.pinned,"
    " facility = excluded.facility"
)
_FILTERS = ("category", "author", "status", "folder", "pinned", "facility")
_ATTACH = (
    "INSERT INTO attachment(space, entry, id, blob, sha, role)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_UNATTACH = "DELETE FROM attachment WHERE space = ? AND entry = ?"
_LINK = "INSERT OR IGNORE INTO link(space, entry, relation, target) VALUES (?, ?, ?, ?)"
_UNLINK = "DELETE FROM link WHERE space = ? AND entry = ?"
_PAST = (
    "INSERT INTO version(space, entry, at, origin, blobs, packed)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_TOO_OLD = (
    "DELETE FROM version WHERE space = ?1 AND entry = ?2 AND n <= (SELECT n FROM"
    " version WHERE space = ?1 AND entry = ?2 ORDER BY n DESC LIMIT 1 OFFSET ?3)"
)
_NO_PAST = "DELETE FROM version WHERE space = ? AND entry = ?"
_NO_CONFLICT = "DELETE FROM conflict WHERE space = ? AND entry = ?"
_LOSING = "SELECT losing FROM conflict WHERE id = ?"
_ROW = (
    "SELECT n, text.body FROM entry LEFT JOIN text ON text.entry = entry.n"
    " WHERE space = ? AND id = ?"
)
_CONFLICT = (
    "INSERT OR REPLACE INTO conflict(id, space, entry, losing, device, at)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_KEEP = {
    False: "INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)",
    True: "INSERT OR REPLACE INTO secret(name, value) VALUES (?, ?)",
}
_FORGET = {
    False: "DELETE FROM setting WHERE name = ?",
    True: "DELETE FROM secret WHERE name = ?",
}


class SqlDesk:
    """Turns the steps of a commit into rows."""

    def __init__(self, writer: Writer, space: SpaceId) -> None:
        self._writer = writer
        self._space = space
        self.shelf = SqlShelf(writer, space)

    def know(self) -> None:
        """Remember that the space is kept here."""
        self._writer.execute(
            "INSERT INTO space(id) VALUES (?) ON CONFLICT DO NOTHING", (self._space,)
        )

    def set(self, name: str, value: bytes | None, *, secret: bool) -> None:
        """Keep or delete a setting, or a key."""
        if value is None:
            self._writer.execute(_FORGET[secret], (name,))
        else:
            self._writer.execute(_KEEP[secret], (name, value))

    def put(self, entry: Entry, text: str | None) -> None:
        """Keep an entry, its files and words; the text it had when None."""
        filters = (entry.meta.get(name, "") for name in _FILTERS)
        self._writer.execute(_PUT, (self._space, *row_of(entry), *filters))
        self._attach(entry)
        self._link(entry)
        n, said = self._row(entry.id)
        if text is not None:
            said = text
            self._writer.execute(
                "INSERT OR REPLACE INTO text(entry, body) VALUES (?, ?)", (n, text)
            )
        search.index(self._writer, n, entry, said)

    def remove(self, item: EntryId) -> None:
        """Delete an entry and all that goes with it, its history too."""
        n, _ = self._row(item)
        search.forget(self._writer, n)
        for sql in (_UNATTACH, _UNLINK, _NO_PAST):
            self._writer.execute(sql, (self._space, item))
        self._writer.execute("DELETE FROM text WHERE entry = ?", (n,))
        self._writer.execute("DELETE FROM entry WHERE n = ?", (n,))

    def follow(self, before: Entry | None, after: Entry | None) -> None:
        """Keep points and keys of readings in step with an entry, while it is there."""
        traces.follow(self._writer, self._space, before, after)
        inbox.follow(self._writer, self._space, before, after)

    def take(self, intake: Intake) -> None:
        """Keep what came of devices beside the record."""
        inbox.take(self._writer, self._space, intake)

    def keep_past(self, past: Past, blobs: frozenset[BlobId]) -> None:
        """Add to the history of an entry; *blobs* are files nothing else names."""
        names, item = b"".join(sorted(blobs)), past.entry.id
        kept = packed(past.entry)
        self._writer.execute(
            _PAST, (self._space, item, past.at, past.origin, names, kept)
        )
        self._writer.execute(_TOO_OLD, (self._space, item, KEPT))

    def rinse(self, items: Sequence[EntryId]) -> None:
        """Leave no trace of removed entries: neither conflicts nor words."""
        for item in items:
            self._writer.execute(_NO_CONFLICT, (self._space, item))
        search.rinse(self._writer)

    def keep_page(self, page: Page) -> None:
        """Keep a verified page."""
        keep_page(self._writer, self._space, page)

    def keep_conflict(self, conflict: Conflict) -> None:
        """Keep the version that lost."""
        losing = packed(conflict.losing)
        self._writer.execute(
            _CONFLICT,
            (
                conflict.id,
                self._space,
                conflict.entry,
                losing,
                conflict.device,
                conflict.at,
            ),
        )

    def settle_conflict(self, identity: bytes) -> Entry | None:
        """Forget a conflict; return the version that had lost."""
        row = self._writer.execute(_LOSING, (identity,)).fetchone()
        self._writer.execute("DELETE FROM conflict WHERE id = ?", (identity,))
        return unpacked(self._space, row[0]) if row else None

    def _attach(self, entry: Entry) -> None:
        self._writer.execute(_UNATTACH, (self._space, entry.id))
        rows = [
            (self._space, entry.id, each.id, each.blob, each.sha, each.role)
            for each in entry.attachments
        ]
        self._writer.executemany(_ATTACH, rows)

    def _link(self, entry: Entry) -> None:
        self._writer.execute(_UNLINK, (self._space, entry.id))
        rows = [
            (self._space, entry.id, each.relation, each.target) for each in entry.links
        ]
        self._writer.executemany(_LINK, rows)

    def _row(self, item: EntryId) -> tuple[int, str]:
        rows = self._writer.execute(_ROW, (self._space, item)).fetchall()
        return rows[0][0], rows[0][1] or ""

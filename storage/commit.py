"""One `Write`, put down in order inside the transaction it was given."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.changes import Changes
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.journal import Action
from app.domain.write import Origin, Write
from storage import search
from storage.journal import SqlShelf
from storage.outbox import Outbox
from storage.rows import packed, row_of
from storage.trail import keep_page

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

NO_SPACE = SpaceId(bytes(16))
_PUT = (
    "INSERT INTO entry(space, id, kind, when_text, precision, when_from, when_to,"
    " rubric, confidentiality, rev, updated, facts, body, category, author, status)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT(space, id) DO UPDATE SET kind = excluded.kind,"
    " when_text = excluded.when_text, precision = excluded.precision,"
    " when_from = excluded.when_from, when_to = excluded.when_to,"
    " rubric = excluded.rubric, confidentiality = excluded.confidentiality,"
    " rev = excluded.rev, updated = excluded.updated, facts = excluded.facts,"
    " body = excluded.body, category = excluded.category,"
    " author = excluded.author, status = excluded.status RETURNING n"
)
_ROW_OF = "SELECT n FROM entry WHERE space = ? AND id = ?"
_TEXT_OF = "SELECT body FROM text WHERE entry = ?"


class Commit:
    """The steps of one commit; *touched* are the kinds to tell."""

    def __init__(self, writer: "Connection", write: Write, origin: Origin) -> None:
        self._writer = writer
        self._write = write
        self._here = origin is Origin.HERE
        self._shelf = SqlShelf(writer, write.space)
        self._outbox = Outbox(self._shelf)
        self._touched: set[str] = set()

    def run(self) -> Changes:
        """Put everything down and say what changed.

        Answers first, so that what follows meets the revisions they gave.
        """
        self._names()
        self._answers()
        self._entries()
        self._queue()
        self._rest()
        return Changes(self._write.space, frozenset(self._touched))

    def _names(self) -> None:
        space = self._write.space
        if space != NO_SPACE:
            self._writer.execute(
                "INSERT INTO space(id) VALUES (?) ON CONFLICT DO NOTHING", (space,)
            )
        self._values("setting", self._write.settings)
        self._values("secret", self._write.secrets)
        if self._write.settings:
            self._touched.add("setting")

    def _values(self, table: str, values: Mapping[str, bytes | None]) -> None:
        for name, value in values.items():
            if value is None:
                sql = f"DELETE FROM {table} WHERE name = ?"  # noqa: S608 - constants
                self._writer.execute(sql, (name,))
            else:
                sql = f"INSERT OR REPLACE INTO {table} VALUES (?, ?)"  # noqa: S608
                self._writer.execute(sql, (name, value))

    def _answers(self) -> None:
        for outcome in self._write.outcomes:
            self._outbox.settle(outcome)
        if self._write.abandon:
            self._outbox.abandon()
        for peer in self._write.rebased:
            self._outbox.rebased(peer)
        if self._write.outcomes or self._write.abandon or self._write.rebased:
            self._touched.add("journal")

    def _entries(self) -> None:
        for control in self._write.controls:
            self._outbox.ask(control)
        for entry in self._write.entries:
            self._put(entry)
        for item in self._write.removed:
            self._remove(item)
        for item, text in self._write.texts.items():
            self._say(item, text)
        changed = self._write.controls or self._write.entries or self._write.removed
        if changed and self._here:
            self._touched.add("journal")

    def _queue(self) -> None:
        if self._write.freeze is not None:
            self._outbox.freeze(self._write.freeze)
            self._touched.add("journal")
        if self._write.page is not None:
            keep_page(self._writer, self._write.space, self._write.page)
            self._touched.add("cursor")

    def _rest(self) -> None:
        for each in self._write.conflicts:
            self._writer.execute(
                "INSERT OR REPLACE INTO conflict(id, space, entry, losing, device, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    each.id,
                    self._write.space,
                    each.entry,
                    packed(each.losing),
                    each.device,
                    each.at,
                ),
            )
        for identity in self._write.settled:
            self._writer.execute("DELETE FROM conflict WHERE id = ?", (identity,))
        if self._write.conflicts or self._write.settled:
            self._touched.add("conflict")

    def _put(self, entry: Entry) -> None:
        before = self._shelf.current(entry.id)
        if self._here:
            entry = replace(entry, rev=before.rev if before else 0)
        n = self._store(entry)
        row = self._writer.execute(_TEXT_OF, (n,)).fetchone()
        if entry.id not in self._write.texts:
            search.index(self._writer, n, entry, row[0] if row else "")
        if self._here:
            self._outbox.edited(entry.id, before, Action.PUT)
        else:
            self._outbox.met(entry.id)
        self._touched.update(each.kind for each in (before, entry) if each)

    def _store(self, entry: Entry) -> int:
        space, meta = self._write.space, entry.meta
        filters = (meta.get(name, "") for name in ("category", "author", "status"))
        row = self._writer.execute(_PUT, (space, *row_of(entry), *filters)).fetchone()
        self._unattach(entry.id)
        self._writer.executemany(
            "INSERT INTO attachment(space, entry, id, blob, sha, role)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (space, entry.id, each.id, each.blob, each.sha, each.role)
                for each in entry.attachments
            ],
        )
        return int(row[0]) if row else 0

    def _unattach(self, item: EntryId) -> None:
        self._writer.execute(
            "DELETE FROM attachment WHERE space = ? AND entry = ?",
            (self._write.space, item),
        )

    def _remove(self, item: EntryId) -> None:
        before = self._shelf.current(item)
        if before is not None:
            n = self._row(item)
            search.forget(self._writer, n)
            self._writer.execute("DELETE FROM text WHERE entry = ?", (n,))
            self._unattach(item)
            self._writer.execute("DELETE FROM entry WHERE n = ?", (n,))
            self._touched.add(before.kind)
        if not self._here:
            self._outbox.gone(item)
        elif before is not None:
            self._outbox.edited(item, before, Action.DEL)

    def _say(self, item: EntryId, text: str) -> None:
        entry = self._shelf.current(item)
        if entry is None:
            return
        n = self._row(item)
        self._writer.execute("INSERT OR REPLACE INTO text VALUES (?, ?)", (n, text))
        search.index(self._writer, n, entry, text)
        self._touched.add(entry.kind)

    def _row(self, item: EntryId) -> int:
        row = self._writer.execute(_ROW_OF, (self._write.space, item)).fetchone()
        return int(row[0]) if row else 0

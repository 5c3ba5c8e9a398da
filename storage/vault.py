"""« Coffre » on disk: what a home keeps beside its entries, and the only write path."""

from collections.abc import Mapping
from functools import partial

from app.domain.changes import Changes
from app.domain.conflict import Conflict
from app.domain.ids import BlobId, DeviceId, EntryId, SpaceId
from app.domain.write import Origin, Write
from app.ports.pulse import Pulse
from storage.apart import WHOLE, Whole
from storage.commit import Commit
from storage.desk import SqlDesk
from storage.entries import SqlEntries
from storage.inbox import SqlInbox
from storage.rows import known, split_blobs
from storage.sql import Store
from storage.traces import SqlTraces

_SPACES = "SELECT id FROM space ORDER BY n"
_CONFLICTS = (
    "SELECT id, entry, losing, device, at FROM conflict WHERE space = ?"
    " ORDER BY at DESC"
)
_SETTING = "SELECT value FROM setting WHERE name = ?"
_SETTINGS = (
    "SELECT name, value FROM setting WHERE name >= ? AND name < ? || char(1114111)"
)
_KEY = "SELECT value FROM secret WHERE name = ?"
_KEYS = "SELECT name, value FROM secret WHERE name >= ? AND name < ? || char(1114111)"
_BLOBS = "SELECT DISTINCT blob FROM attachment"
_PAST_BLOBS = "SELECT blobs FROM version WHERE blobs <> x''"
_KEPT_ASIDE = (
    "SELECT space.id, losing FROM space"
    " CROSS JOIN conflict ON conflict.space = space.id"
    " UNION ALL SELECT space.id, base FROM space"
    " CROSS JOIN journal ON journal.space = space.id WHERE base IS NOT NULL"
    " UNION ALL SELECT space.id, sent FROM space"
    " CROSS JOIN journal ON journal.space = space.id WHERE sent IS NOT NULL"
)


class SqlVault(SqlEntries):
    """Reads from the store; writes it one whole `Write` at a time.

    *names* says how one space is kept apart from the others, if it is.
    """

    def __init__(self, database: Store, pulse: Pulse, names: Whole = WHOLE) -> None:
        super().__init__(database)
        self.traces = SqlTraces(database)
        self.inbox = SqlInbox(database)
        self._pulse = pulse
        self._names = names

    def spaces(self) -> list[SpaceId]:
        """Return the spaces kept here, oldest first."""
        return [SpaceId(row[0]) for row in self._database.ask(_SPACES)]

    def conflicts(self, space: SpaceId) -> list[Conflict]:
        """Return the conflicts not settled yet, newest first."""
        rows = self._database.ask(_CONFLICTS, (space,))
        return [
            Conflict(own, EntryId(entry), known(space, kept), DeviceId(device), at)
            for own, entry, kept, device, at in rows
        ]

    def setting(self, name: str) -> bytes | None:
        """Return a setting of this device."""
        return self._value(_SETTING, self._names.stored(name))

    def settings(self, prefix: str) -> Mapping[str, bytes]:
        """Return every setting whose name starts with *prefix*."""
        return self._names.listed(partial(self._listed, _SETTINGS), prefix)

    def secret(self, name: str) -> bytes | None:
        """Return a key of this device."""
        return self._value(_KEY, self._names.stored(name))

    def secrets(self, prefix: str) -> Mapping[str, bytes]:
        """Return every key whose name starts with *prefix*."""
        return self._names.listed(partial(self._listed, _KEYS), prefix)

    def blobs(self) -> set[BlobId]:
        """Return every file an entry, version, conflict or waiting line refers to."""
        named = {BlobId(row[0]) for row in self._database.ask(_BLOBS)}
        for (blobs,) in self._database.ask(_PAST_BLOBS):
            named.update(split_blobs(blobs))
        for space, kept in self._database.ask(_KEPT_ASIDE):
            named.update(each.blob for each in known(space, kept).attachments)
        return named

    def commit(self, write: Write, *, origin: Origin = Origin.HERE) -> Changes:
        """Do all of *write* in one transaction, then tell the pulse."""
        write = self._names.write(write)
        with self._database.writing() as writer:
            commit = Commit(SqlDesk(writer, write.space), write, origin)
            changes = commit.run()
        if commit.erased:
            self._database.fold()
        if changes.kinds:
            self._pulse.beat(changes)
        return changes

    def _listed(self, sql: str, prefix: str) -> Mapping[str, bytes]:
        return dict(self._database.ask(sql, (prefix, prefix)))

    def _value(self, sql: str, name: str) -> bytes | None:
        rows = self._database.ask(sql, (name,))
        return rows[0][0] if rows else None

"""Entries on disk, as they are read: one, some, those that match, those of words."""

from collections.abc import Mapping

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.past import Past
from app.domain.query import EVERYTHING, PAGE_MAX, Filters, Hit, Query
from app.domain.write import Origin
from app.ports.vault import Facet
from storage import search
from storage.rows import COLUMNS, entry_of, known
from storage.sql import Row, Store

_AGES = 1 << 62
_ENTRY = f"SELECT {COLUMNS} FROM entry WHERE space = ? AND id = ?"  # noqa: S608 - constants
_FILTER = (
    " FROM entry WHERE space = :space AND kind = :kind"
    " AND when_from BETWEEN :since AND :until AND :category IN ('', category)"
    " AND :author IN ('', author) AND :facility IN ('', facility, author)"
    " AND :status IN ('', status) AND (:among IS NULL OR instr(:among, hex(id)))"
    " AND :folder IN ('', folder) AND (:pinned IS NULL OR :pinned = (pinned <> ''))"
    " AND NOT (:in_use AND status IN ('archived','trashed','superseded','to-check'))"
)
_WITHIN = " AND json_extract(facts, '$.meta.thread') = :thread"
"""Asked alone: `entry_by_thread` is the index of this very expression."""
_WINDOW = " LIMIT :limit + 0 OFFSET :offset + 0"
_NEWEST = f"SELECT {COLUMNS}{_FILTER} ORDER BY when_from DESC, id DESC{_WINDOW}"
_OLDEST = f"SELECT {COLUMNS}{_FILTER} ORDER BY when_from, id{_WINDOW}"
_AFTER = (
    f"SELECT {COLUMNS} FROM entry WHERE space = ? AND id > ?"  # noqa: S608
    " AND kind <> ? ORDER BY id LIMIT ? + 0"
)
_TOLD = (
    f"SELECT id, json_extract(facts, :path){_FILTER}"
    " AND json_extract(facts, :path) IS NOT NULL ORDER BY when_from DESC, id DESC"
)
_COUNT = f"SELECT count(*){_FILTER}"
_BY_CATEGORY = f"SELECT category, count(*){_FILTER} GROUP BY category"
_BY_AUTHOR = f"SELECT author, count(*){_FILTER} GROUP BY author"
_BY_FACILITY = f"SELECT facility, count(*){_FILTER} GROUP BY facility"
_BY_FOLDER = f"SELECT folder, count(*){_FILTER} GROUP BY folder"
_TALLIES: Mapping[Facet, str] = {
    "category": _BY_CATEGORY,
    "author": _BY_AUTHOR,
    "facility": _BY_FACILITY,
    "folder": _BY_FOLDER,
}
_NO_MESSAGE = (
    "entry NOT IN (SELECT id FROM entry WHERE space = :space AND kind = 'message')"
)
"""What travels with a message is no document, even of the same bytes."""
_HOLDING = (
    "SELECT entry FROM attachment WHERE space = :space AND sha = :sha"  # noqa: S608 - constants
    f" AND role IN ('original', 'photo') AND {_NO_MESSAGE} ORDER BY entry LIMIT 1"
)
_TWINS = (
    "SELECT entry FROM attachment WHERE space = :space AND role = 'original'"  # noqa: S608 - constants
    f" AND {_NO_MESSAGE} AND sha IN"
    " (SELECT sha FROM attachment WHERE space = :space AND role = 'original'"
    f" AND {_NO_MESSAGE} GROUP BY sha HAVING count(DISTINCT entry) > 1)"
    " UNION SELECT entry"
    " FROM link WHERE space = :space AND (target, relation) IN (SELECT target, relation"
    " FROM link WHERE space = :space AND relation IN ('identified-as', 'alike')"
    " GROUP BY target, relation HAVING count(*) > 1) ORDER BY entry"
)
_LINKED = (
    "SELECT entry FROM link WHERE space = ? AND target = ? AND relation = ?"
    " ORDER BY entry"
)
_HISTORY = (
    "SELECT packed, at, origin FROM version WHERE space = ? AND entry = ?"
    " ORDER BY at DESC, n DESC"
)
_TEXT = (
    "SELECT text.body FROM entry JOIN text ON text.entry = entry.n"
    " WHERE entry.space = ? AND entry.id = ?"
)


class SqlEntries:
    """Reads the entries of every space; writes nothing."""

    def __init__(self, database: Store) -> None:
        self._database = database

    def entry(self, space: SpaceId, entry: EntryId) -> Entry:
        """Return one entry. Raises Refused("entry.absent")."""
        rows = self._database.ask(_ENTRY, (space, entry))
        if not rows:
            raise Refused("entry.absent", entry=entry.hex())
        return entry_of(space, rows[0])

    def entries(self, space: SpaceId, ids: list[EntryId]) -> dict[EntryId, Entry]:
        """Return those of *ids* that exist."""
        ask = self._database.ask
        rows = [row for each in ids for row in ask(_ENTRY, (space, each))]
        return {EntryId(row[0]): entry_of(space, row) for row in rows}

    def find(self, space: SpaceId, query: Query) -> list[Entry]:
        """Return a window of entries, by clinical date then id."""
        sql = _OLDEST if query.oldest_first else _NEWEST
        limit = min(query.limit, PAGE_MAX)
        window = {"limit": limit, "offset": query.offset}
        rows = self._matching(sql, space, query, **window)
        return [entry_of(space, row) for row in rows]

    def after(
        self, space: SpaceId, entry: bytes, *, limit: int = 500, but: str = ""
    ) -> list[Entry]:
        """Return the entries of every kind *but* one whose id follows *entry*."""
        rows = self._database.ask(_AFTER, (space, entry, but, limit))
        return [entry_of(space, row) for row in rows]

    def told(self, space: SpaceId, query: Query, name: str) -> Mapping[EntryId, str]:
        """Return what the entries that match say under a name of their meta."""
        path = f'$.meta."{name}"'
        rows = self._matching(_TOLD, space, query, path=path)
        return {EntryId(row[0]): row[1] for row in rows}

    def count(self, space: SpaceId, query: Query) -> int:
        """Return how many entries match, window apart."""
        return int(self._matching(_COUNT, space, query)[0][0])

    def tally(self, space: SpaceId, query: Query, *, by: Facet) -> Mapping[str, int]:
        """Return how many matching entries each value of a facet has, window apart."""
        return dict(self._matching(_TALLIES[by], space, query))

    def holding(self, space: SpaceId, sha: bytes) -> EntryId | None:
        """Return the oldest entry that was made of a file of this SHA-256."""
        rows = self._database.ask(_HOLDING, {"space": space, "sha": sha})
        return EntryId(rows[0][0]) if rows else None

    def twins(self, space: SpaceId) -> list[EntryId]:
        """Return every entry that may be the same as another: file, name, likeness."""
        return [EntryId(row[0]) for row in self._database.ask(_TWINS, {"space": space})]

    def linked(self, space: SpaceId, relation: str, target: EntryId) -> list[EntryId]:
        """Return the entries with this link to *target*, by id."""
        rows = self._database.ask(_LINKED, (space, target, relation))
        return [EntryId(row[0]) for row in rows]

    def history(self, space: SpaceId, entry: EntryId) -> list[Past]:
        """Return what an entry was before each change, newest first."""
        return [
            Past(known(space, kept), at, Origin(origin))
            for kept, at, origin in self._database.ask(_HISTORY, (space, entry))
        ]

    def search(
        self,
        space: SpaceId,
        text: str,
        filters: Filters = EVERYTHING,
        *,
        limit: int = 50,
    ) -> list[Hit]:
        """Return entries holding every word of *text*, the best first."""
        asked = search.words(text)
        if not asked:
            return []
        values = {**_asked(space, filters), "limit": limit}
        values["words"] = search.expression(asked)
        rows = self._database.ask(search.MATCH, values)
        rows.sort(key=lambda row: (row[1], -row[2]))
        found = self.entries(space, [EntryId(row[0]) for row in rows])
        kept = (row for row in rows if row[0] in found)
        return [search.hit(found[row[0]], row[3] or "", asked) for row in kept]

    def text(self, space: SpaceId, entry: EntryId) -> str:
        """Return the extracted words of an entry."""
        rows = self._database.ask(_TEXT, (space, entry))
        return str(rows[0][0]) if rows else ""

    def _matching(
        self, sql: str, space: SpaceId, query: Query, **more: object
    ) -> list[Row]:
        """Return the rows of *sql*, made of `_FILTER`, that a query matches."""
        asked = sql.replace(_FILTER, _FILTER + _WITHIN) if query.thread else sql
        values = {**_asked(space, query), "thread": query.thread, **more}
        return self._database.ask(asked, values)


def _asked(space: SpaceId, query: Query | Filters) -> dict[str, object]:
    return {
        "space": space,
        "kind": query.kind,
        "since": -_AGES if query.since is None else query.since,
        "until": _AGES if query.until is None else query.until,
        "category": query.category,
        "author": query.author,
        "facility": query.facility,
        "status": query.status,
        "folder": query.folder,
        "pinned": query.pinned,
        "in_use": query.in_use,
        "among": search.named(query.among),
    }

"""« Mesures » as they are read: series, periods, what was withdrawn, histories."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import PAGE_MAX, Query
from app.domain.space import Space
from app.flows.measure import Measure, as_measure
from app.flows.periods import ALWAYS, Span
from app.flows.windows import every
from app.kinds import Kind, kind, measure_kinds
from app.ports.vault import Vault

_WITHDRAWN = "entered-in-error"


def measured(code: str) -> Kind:
    """Return a kind that holds values. Raises Refused("kind.no_value")."""
    found = kind(code)
    if not found.fields:
        raise Refused("kind.no_value")
    return found


class Readings:
    """The measures of a space, read and never changed."""

    def __init__(self, vault: Vault, space: Space) -> None:
        self._vault = vault
        self._space = space

    def kinds(self) -> list[Kind]:
        """Return the sixteen kinds."""
        return measure_kinds()

    def series(
        self,
        kind_code: str,
        *,
        since: int | None = None,
        until: int | None = None,
        limit: int = PAGE_MAX,
        offset: int = 0,
    ) -> list[Measure]:
        """Return measures newest first, errors left out; bounds are Unix ms."""
        asked = Query(
            measured(kind_code).code,
            status="final",
            since=since,
            until=until,
            limit=min(limit, PAGE_MAX),
            offset=offset,
        )
        return _readable(self._vault.find(self._space.id, asked))

    def every(self, kind_code: str) -> list[Measure]:
        """Return every measure of a kind, newest first, errors left out."""
        return self._held(measured(kind_code), ALWAYS)

    def within(self, kind_code: str, span: Span = ALWAYS) -> list[Measure]:
        """Return every measure of a period, newest first, one a day for daily kinds."""
        chosen = measured(kind_code)
        held = self._held(chosen, span)
        return _one_a_day(held) if chosen.daily else held

    def withdrawn(
        self, kind_code: str, *, limit: int = PAGE_MAX, offset: int = 0
    ) -> list[Measure]:
        """Return a page of what was withdrawn or corrected, newest first."""
        code = measured(kind_code).code
        query = Query(code, status=_WITHDRAWN, limit=limit, offset=offset)
        return _readable(self._vault.find(self._space.id, query))

    def last(self, kind_code: str) -> Measure | None:
        """Return the newest measure of a kind."""
        return next(iter(self.series(kind_code, limit=1)), None)

    def one(self, entry: EntryId) -> Measure:
        """Return one measure, even withdrawn. Raises Refused("entry.absent")."""
        found = self._vault.entry(self._space.id, entry)
        measured(found.kind)
        return as_measure(found)

    def history(self, entry: EntryId) -> list[Measure]:
        """Return what a measure took the place of, the latest first."""
        past: dict[EntryId, Measure] = {}
        left = self.one(entry).replaced
        while left:
            found = self._vault.entries(self._space.id, left)
            fresh = _readable(found[one] for one in left if one in found)
            past |= {one.entry.id: one for one in fresh}
            left = [one for each in fresh for one in each.replaced if one not in past]
        return list(past.values())

    def _held(self, chosen: Kind, span: Span) -> list[Measure]:
        since, until = span.bounds
        query = Query(chosen.code, status="final", since=since, until=until)
        found = _readable(every(self._vault, self._space.id, query))
        return [one for one in found if span.holds(one.when)]


def _readable(entries: Iterable[Entry]) -> list[Measure]:
    """Read measures; one that another device wrote wrong hides none of the others."""
    found = []
    for entry in entries:
        with suppress(Refused):
            found.append(as_measure(entry))
    return found


def _one_a_day(measures: Sequence[Measure]) -> list[Measure]:
    """Keep the last noted value of each day: two devices may have noted one each."""
    days: dict[str, Measure] = {}
    for one in measures:
        day = one.when.text[:10]
        if day not in days or one.entry.id > days[day].entry.id:
            days[day] = one
    return list(days.values())

"""« Mesures » : note, list, correct and withdraw the ten measures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo
from decimal import Decimal

from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.ids import EntryId, NewId
from app.domain.query import PAGE_MAX, Query
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.fhir import observation
from app.fhir.observation import Measured, Typed
from app.flows.bmi import SOURCES, bmi_of, day_of, newest
from app.flows.measure import Measure, as_measure, in_error, kept, meta_of
from app.flows.typed import (
    is_child,
    read_date,
    read_values,
    require_plausible,
)
from app.kinds import Kind, kind, measure_kinds
from app.ports.vault import Vault
from app.ports.world import Clock

_ZONES_MS = 14 * 3_600_000
"""How far a local day may lie from the UTC day of the same name."""


class Measures:
    """What a person can do with measures.

    Changing methods raise what `app.flows.typed` and `Vault.commit` raise.
    """

    def __init__(
        self,
        vault: Vault,
        space: Space,
        *,
        now: Clock,
        new_id: NewId,
        zone: tzinfo = UTC,
    ) -> None:
        self._vault = vault
        self._space = space
        self._now = now
        self._new_id = new_id
        self._zone = zone

    def kinds(self) -> list[Kind]:
        """Return the ten kinds."""
        return measure_kinds()

    def add(
        self,
        kind_code: str,
        values: Sequence[str],
        *,
        unit: str = "",
        at: str | None = None,
        confirmed: bool = False,
    ) -> Entry:
        """Note what was typed, and the BMI of that day when it can be known."""
        when = read_date(at, now=self._now(), zone=self._zone)
        entry = self._typed(kind_code, values, unit, when, confirmed=confirmed)
        self._commit([entry])
        return entry

    def correct(
        self,
        entry: EntryId,
        values: Sequence[str],
        *,
        unit: str = "",
        at: str | None = None,
        confirmed: bool = False,
    ) -> Entry:
        """Replace a measure by a new one; the old one stays, marked as an error."""
        old = self._standing(entry)
        when = read_date(at or old.when.text, now=self._now(), zone=self._zone)
        new = self._typed(old.kind, values, unit, when, confirmed=confirmed)
        new = replace(new, links=(Link("replaces", old.id),))
        self._commit([in_error(old), new])
        return new

    def withdraw(self, entry: EntryId) -> None:
        """Mark a measure as an error; it leaves lists and curves, not the record."""
        self._commit([in_error(self._standing(entry))])

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
            _measure_kind(kind_code).code,
            status="final",
            since=since,
            until=until,
            limit=min(limit, PAGE_MAX),
            offset=offset,
        )
        return [as_measure(e) for e in self._vault.find(self._space.id, asked)]

    def last(self, kind_code: str) -> Measure | None:
        """Return the newest measure of a kind."""
        return next(iter(self.series(kind_code, limit=1)), None)

    def one(self, entry: EntryId) -> Measure:
        """Return one measure. Raises Refused("entry.absent" | "measure.withdrawn")."""
        return as_measure(self._standing(entry))

    def _standing(self, entry: EntryId) -> Entry:
        found = self._vault.entry(self._space.id, entry)
        _measure_kind(found.kind)
        if found.meta.get("status") != "final":
            raise Refused("measure.withdrawn")
        return found

    def _typed(
        self,
        kind_code: str,
        texts: Sequence[str],
        unit: str,
        when: When,
        *,
        confirmed: bool,
    ) -> Entry:
        chosen = _measure_kind(kind_code)
        given = read_values(chosen, texts, unit)
        child = is_child(self._space.birth_date, when.text[:10])
        require_plausible(chosen, given.values, child=child, confirmed=confirmed)
        return self._entry(chosen, given.values, when, typed=kept(given))

    def _entry(
        self,
        chosen: Kind,
        values: tuple[Decimal, ...],
        when: When,
        *,
        typed: Typed | None = None,
        source: tuple[EntryId, ...] = (),
    ) -> Entry:
        name = EntryId(self._new_id())
        body = observation.write(
            Measured(
                name, self._space.id, chosen.code, values, when.text, typed, source
            )
        )
        return Entry(
            space=self._space.id,
            id=name,
            kind=chosen.code,
            body=body,
            when=when,
            rubric=chosen.rubric,
            links=tuple(Link("derived-from", one) for one in source),
            meta=meta_of(chosen, values, "computed" if source else "typed"),
        )

    def _commit(self, changed: list[Entry]) -> None:
        days = {day_of(one) for one in changed if one.kind in SOURCES} - {""}
        computed = [one for day in sorted(days) for one in self._bmi(day, changed)]
        entries = (*changed, *computed)
        self._vault.commit(Write(self._space.id, entries=entries))

    def _bmi(self, day: str, changed: Iterable[Entry]) -> list[Entry]:
        """Return what the BMI of *day* becomes once *changed* is written."""
        known = self._around(day) | {one.id: one for one in changed}
        pair = [newest(known.values(), one, day) for one in SOURCES]
        sources = tuple(one.id for one in pair if one)
        standing = [
            one
            for one in known.values()
            if one.kind == "bmi"
            and day_of(one) == day
            and one.meta.get("source") == "computed"
        ]
        if any(tuple(link.target for link in one.links) == sources for one in standing):
            return []
        weight, height = pair
        made = [self._computed(weight, height)] if weight and height else []
        return [*map(in_error, standing), *made]

    def _computed(self, weight: Entry, height: Entry) -> Entry:
        value = bmi_of(as_measure(weight).values[0], as_measure(height).values[0])
        when = max(weight.when, height.when, key=lambda one: one.start)
        sources = (weight.id, height.id)
        return self._entry(kind("bmi"), (value,), when, source=sources)

    def _around(self, day: str) -> dict[EntryId, Entry]:
        """Return the valid weights, heights and BMI that may be of that local day."""
        span = When.parse(day)
        since, until = span.start - _ZONES_MS, span.end + _ZONES_MS
        found = [
            entry
            for code in (*SOURCES, "bmi")
            for entry in self._vault.find(
                self._space.id,
                Query(code, status="final", since=since, until=until, limit=PAGE_MAX),
            )
        ]
        return {entry.id: entry for entry in found}


def _measure_kind(code: str) -> Kind:
    found = kind(code)
    if not found.fields:
        raise Refused("kind.no_value")
    return found

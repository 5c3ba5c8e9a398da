"""« Mesures » : note, list, correct and withdraw the sixteen measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId, NewId
from app.domain.query import Query
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.flows.bmi import BMI, SOURCES, day_of, followed
from app.flows.childhood.posing import posing
from app.flows.making import Taken, made
from app.flows.measure import Measure, again, as_measure, in_error, kept
from app.flows.periods import Span
from app.flows.readings import Readings, measured
from app.flows.typed import (
    is_child,
    read_date,
    read_values,
    require_plausible,
    whole_day,
)
from app.flows.whose import identity_of
from app.flows.windows import every
from app.kinds import Kind, kind
from app.ports.vault import Vault
from app.ports.world import Clock

SAME_DAY = ("replace", "add")
"""What may become of the value a daily kind has that day already."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with the values.

    *note* is what the person writes about them (None: what was written stays),
    *said* their circumstances, name and code (None: what was said stays).
    *same_day* says what becomes of the value a daily kind has that day already:
    `replace` it, or `add` to it.
    """

    note: str | None = field(default=None, repr=False)
    same_day: str = ""
    said: Mapping[str, str] | None = field(default=None, repr=False)


class Measures(Readings):
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
        super().__init__(vault, space)
        self._now = now
        self._new_id = new_id
        self._zone = zone

    def add(
        self,
        kind_code: str,
        values: Sequence[str],
        *,
        unit: str = "",
        at: str | None = None,
        confirmed: bool = False,
        beside: Beside = Beside(),
    ) -> Entry:
        """Note what was typed, and the BMI of that day when it can be known.

        Raises Refused("measure.day_taken") when a daily kind has a value that day.
        """
        chosen = measured(kind_code)
        taken = self._taken(chosen, values, unit, at or "")
        self._check(taken, confirmed=confirmed)
        taken = replace(taken, note=beside.note or "", said=beside.said or {})
        return self._keep(taken, [], beside)

    def asking(self, chosen: Kind, one: Measure | None = None) -> Kind:
        """Return *chosen* as it asks, today or of *one*: what matters at that age."""
        born = identity_of(self._vault, self._space).born
        at = datetime.fromtimestamp(one.when.start / 1000, UTC) if one else self._now()
        day = at.astimezone(self._zone).date()
        return posing(chosen, born, day, said=bool(one and one.said))

    def keep(self, takens: Sequence[Taken]) -> list[Entry]:
        """Note measures nobody typed, as they were made, all at once."""
        new = [made(taken, self._space, self._new_id) for taken in takens]
        self._commit(new)
        return new

    def completed(
        self, changed: Sequence[Entry], gone: frozenset[EntryId] = frozenset()
    ) -> tuple[Entry, ...]:
        """Return what to write, as of now: *changed*, and the BMI of these days.

        *gone* are the measures that leave in the same write.
        """
        left = self._vault.entries(self._space.id, list(gone)).values()
        days = {day_of(one) for one in (*changed, *left) if one.kind in SOURCES}
        computed = [
            one for day in sorted(days - {""}) for one in self._bmi(day, changed, gone)
        ]
        at = int(self._now().timestamp() * 1000)
        return tuple(replace(one, updated=at) for one in (*changed, *computed))

    def correct(
        self,
        entry: EntryId,
        values: Sequence[str],
        *,
        unit: str = "",
        at: str | None = None,
        confirmed: bool = False,
        beside: Beside = Beside(),
    ) -> Entry:
        """Replace a measure by a new one; the old one stays, marked as an error.

        Without *values*, or without *at*, those of before stay to the last digit.
        """
        old = self._standing(entry)
        before, chosen, at = as_measure(old), kind(old.kind), at or old.when.text
        taken = Taken(chosen, before.values, self._dated(chosen, at))
        taken = self._taken(chosen, values, unit, at) if values else taken
        self._check(taken, confirmed=confirmed)
        note = before.note if beside.note is None else beside.note
        said = before.said if beside.said is None else beside.said
        return self._keep(replace(taken, note=note, said=said), [old], beside)

    def withdraw(self, entry: EntryId) -> None:
        """Mark a measure as an error; it leaves lists and curves, not the record."""
        self._commit([in_error(self._standing(entry))])

    def put_back(self, entry: EntryId) -> None:
        """Let a withdrawn measure count again; what had taken its place leaves.

        Raises Refused("measure.standing" | "measure.computed").
        """
        old = self._own(entry)
        if old.meta.get("status") == "final":
            raise Refused("measure.standing")
        of_day = self._of_day(kind(old.kind), old.when)
        away = {one.id: one for one in (*self._after(old), *of_day)}
        self._commit([*map(in_error, away.values()), again(old)])

    def undo(self, entry: EntryId) -> None:
        """Take back what was just noted or corrected: what it replaced counts again."""
        new = self._standing(entry)
        old = self._vault.entries(self._space.id, as_measure(new).replaced)
        self._commit([in_error(new), *map(again, old.values())])

    def _own(self, entry: EntryId) -> Entry:
        """Return a measure the person may change: none computed from others."""
        found = self.one(entry)
        if found.computed:
            raise Refused("measure.computed")
        return found.entry

    def _standing(self, entry: EntryId) -> Entry:
        found = self._own(entry)
        if found.meta.get("status") != "final":
            raise Refused("measure.withdrawn")
        return found

    def _taken(self, chosen: Kind, texts: Sequence[str], unit: str, at: str) -> Taken:
        given = read_values(chosen, texts, unit)
        return Taken(chosen, given.values, self._dated(chosen, at), kept(given))

    def _dated(self, chosen: Kind, at: str) -> When:
        when = read_date(at, now=self._now(), zone=self._zone)
        return When.parse(whole_day(when)) if chosen.daily else when

    def _check(self, taken: Taken, *, confirmed: bool) -> None:
        born = identity_of(self._vault, self._space).born
        child = is_child(born, taken.when.text[:10])
        require_plausible(taken.kind, taken.values, child=child, confirmed=confirmed)

    def _keep(self, taken: Taken, old: list[Entry], beside: Beside) -> Entry:
        """Write a measure that takes the place of *old*."""
        same = [one for one in self._of_day(taken.kind, taken.when) if one not in old]
        if same and beside.same_day not in SAME_DAY:
            value = format(as_measure(same[0]).values[0], "f")
            raise Refused("measure.day_taken", kind=taken.kind.code, value=value)
        if same and beside.same_day == "add":
            taken = self._sum(taken, same)
        away = [*old, *same]
        taken = replace(taken, replaces=tuple(one.id for one in away))
        new = made(taken, self._space, self._new_id)
        self._commit([*map(in_error, away), new])
        return new

    def _sum(self, taken: Taken, same: list[Entry]) -> Taken:
        (value,), others = taken.values, [as_measure(one).values[0] for one in same]
        total = replace(taken, values=(sum(others, value),), typed=None)
        self._check(total, confirmed=True)
        return total

    def _of_day(self, chosen: Kind, when: When) -> list[Entry]:
        """Return the values a daily kind has that day already."""
        if not chosen.daily:
            return []
        return [one.entry for one in self._around(chosen.code, when.text[:10])]

    def _after(self, old: Entry) -> list[Entry]:
        """Return what counts today in the place of *old*."""
        noted = every(self._vault, self._space.id, Query(old.kind))
        known = [as_measure(one) for one in noted]
        line = {old.id}
        while (
            more := {one.entry.id for one in known if line.intersection(one.replaced)}
            - line
        ):
            line |= more
        return [one.entry for one in known if one.stands and one.entry.id in line]

    def _around(self, code: str, day: str) -> list[Measure]:
        """Return what counts of that local day, the latest first."""
        held = self._held(measured(code), Span(day, day))
        return [one for one in held if day_of(one.entry) == day]

    def _commit(self, changed: list[Entry]) -> None:
        self._vault.commit(Write(self._space.id, entries=self.completed(changed)))

    def _bmi(
        self, day: str, changed: Sequence[Entry], gone: frozenset[EntryId]
    ) -> list[Entry]:
        """Return what the BMI of *day* becomes once *changed* is written."""
        known = {
            one.entry.id: one.entry
            for code in (*SOURCES, BMI)
            for one in self._around(code, day)
            if one.entry.id not in gone
        }
        away, taken = followed(day, known | {one.id: one for one in changed})
        return [*away, *([made(taken, self._space, self._new_id)] if taken else [])]

"""« Calendrier vaccinal » of a space: what is due today, and the answers to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from functools import partial
from typing import Final

from app.domain.age import MAJORITY, Birth
from app.domain.entry import Entry
from app.domain.immunization import Coded, Immunization
from app.domain.vaccine import DISEASES, Dose, Due, Fact, Need, Person, Reason
from app.domain.when import When
from app.fhir.immunization import DISEASES as SYSTEM
from app.fhir.vaccine_products import diseases_of
from app.flows.preferences import Preferences
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.sameness import lines as told_once
from app.flows.whose import identity_of
from app.rules.vaccination.calendar import evaluate
from app.rules.vaccination.lapses import Lapse
from app.rules.vaccination.table import table

LATER: Final = timedelta(days=30)
"""How long « Plus tard » keeps a line quiet."""
SOON: Final = Lapse(years=2)
"""How far ahead a person is told what comes; a child, the whole childhood."""
CHILDHOOD: Final = Lapse(years=MAJORITY)
ANSWERS: Final = "calendar"
"""Key of the meta of a dose that answers a line: its name."""

Undo = Callable[[], object]
"""Takes back what was just answered."""

_AREA: Final = "vaccines/"
_NEVER, _YES, _NO = "never", "yes", "no"
_SEXES: Final = {"M": "male", "F": "female"}
_ORDER: Final = (Need.TODO, Need.CHECK, Need.COMING, Need.DONE, Need.NONE)


@dataclass(frozen=True, slots=True)
class Line:
    """« Ligne » of the calendar; *refused* for good, or put off *until* a day."""

    due: Due
    refused: bool = False
    until: date | None = None

    @property
    def waiting(self) -> bool:
        """Say whether it is for the person to do something now."""
        return self.due.need is Need.TODO and self._open

    @property
    def unsure(self) -> bool:
        """Say whether only a professional can settle it."""
        lacks_birth = self.due.reason is Reason.BIRTH
        return self.due.need is Need.CHECK and self._open and not lacks_birth

    @property
    def _open(self) -> bool:
        return not self.refused and self.until is None


@dataclass(frozen=True, slots=True, repr=False)
class Calendar:
    """Worked out on this device from a dated table: nothing of it asks a network."""

    booklet: Booklet
    preferences: Preferences
    zone: tzinfo

    def lines(self) -> list[Line]:
        """Return what concerns the person: to do, to check, to come soon, done."""
        soon = self._soon()
        return [
            one
            for one in self.every()
            if one.due.need is not Need.NONE
            and (one.due.since is None or one.due.since <= soon)
        ]

    def every(self) -> list[Line]:
        """Return every line, even what comes in forty years or concerns nobody."""
        found = evaluate(self.person(), self.doses(), self.today(), table())
        lines = [self._line(due) for due in found]
        return sorted(lines, key=_place)

    def waiting(self) -> list[Line]:
        """Return what is for the person to do now."""
        return [one for one in self.lines() if one.waiting]

    def reminders(self) -> list[Line]:
        """Return what waits, to remind of it.

        Nobody is reminded of forty years of vaccines before the first dose is noted;
        a child always is.
        """
        return self.waiting() if self._followed() else []

    def unsure(self) -> list[Line]:
        """Return what is to speak of with a professional, for who is reminded."""
        return [one for one in self.lines() if one.unsure] if self._followed() else []

    def person(self) -> Person:
        """Return all that the rules look at, with the doses."""
        space, vault = self.booklet.space, self.booklet.vault
        known = identity_of(vault, space)
        facts = frozenset(fact for fact in Fact if self.told(fact))
        return Person(Birth.parse(known.born), _SEXES.get(known.sex, ""), facts)

    def doses(self) -> list[Dose]:
        """Return the doses of the booklet, each injection once."""
        return [_dose(one.entry, one.dose) for one in told_once(self.booklet.every())]

    def today(self) -> date:
        """Return the day it is where the person lives."""
        return self.booklet.world.now().astimezone(self.zone).date()

    def done(self, due: Due, day: str = "") -> Undo:
        """Note that it was done, on *day* (ISO, any precision, "" unknown).

        Raises Refused("date.malformed" | "vaccine.future").
        """
        names = [DISEASES[one] for one in DISEASES if one in due.diseases]
        against = tuple(
            Coded(SYSTEM, one, DISEASES[one]) for one in DISEASES if one in due.diseases
        )
        words = ", ".join(names)
        dose = Immunization(words[:1].upper() + words[1:], day, diseases=against)
        entry = self.booklet.add(dose, told={ANSWERS: due.name})
        return partial(self.booklet.remove, entry.id)

    def later(self, due: Due) -> Undo:
        """Speak of this line again in a month."""
        return self._put(due.name, (self.today() + LATER).isoformat())

    def all_later(self, *dues: Due) -> Undo:
        """Speak of all these lines again in a month."""
        return partial(_all, [self.later(one) for one in dues])

    def never(self, due: Due) -> Undo:
        """Never propose this vaccine again, at any age."""
        return self._put(due.rule, _NEVER)

    def again(self, due: Due) -> Undo:
        """Forget what was answered: propose it again."""
        undo = self._put(due.name, ""), self._put(due.rule, "")
        return partial(_all, undo)

    def told(self, fact: Fact) -> bool | None:
        """Return what the person said of a situation, None for nothing."""
        return {_YES: True, _NO: False}.get(self._get(f"fact/{fact}"))

    def tell(self, fact: Fact, said: bool | None) -> Undo:  # noqa: FBT001 - the answer
        """Keep what the person says of a situation, None to forget it."""
        words = {True: _YES, False: _NO, None: ""}
        return self._put(f"fact/{fact}", words[said])

    def _followed(self) -> bool:
        born = self.person().born
        return bool(born and born.minor(self.today())) or bool(self.booklet.count())

    def _soon(self) -> date:
        """Return the last day told: two years from now, and all of a childhood."""
        born = self.person().born
        soon = SOON.after(self.today())
        return max(soon, CHILDHOOD.after(born.last)) if born else soon

    def _line(self, due: Due) -> Line:
        refused = self._get(due.rule) == _NEVER
        off = self._get(due.name)
        until = date.fromisoformat(off) if off else None
        put_off = until if until and until > self.today() else None
        return Line(due, refused, put_off)

    def _get(self, name: str) -> str:
        return self.preferences.get(_AREA + name)

    def _put(self, name: str, text: str) -> Undo:
        old = self._get(name)
        self.preferences.put(_AREA + name, text)
        return partial(self.preferences.put, _AREA + name, old)


def _dose(entry: Entry, dose: Immunization) -> Dose:
    return Dose(
        diseases=frozenset(diseases_of(dose)),
        when=When.parse(dose.day),
        vaccine=dose.vaccine,
        confirmed=dose.first_hand,
        answers=entry.meta.get(ANSWERS, ""),
        id=entry.id,
    )


def _place(line: Line) -> tuple[bool, int, int]:
    """Order: what waits, to check, to come the soonest first, done the last first."""
    due = line.due
    quiet = line.refused or line.until is not None
    day = due.since.toordinal() if due.since else date.max.toordinal()
    rank = -due.dose.when.end if due.dose else day
    return quiet, _ORDER.index(due.need), rank


def _all(undo: Sequence[Undo]) -> None:
    for one in undo:
        one()

"""« Dossier » : one person on one day, and the doses a rule may look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.age import Birth
from app.domain.vaccine import Dose
from app.rules.vaccination.counting.given import Around, Given, Said
from app.rules.vaccination.lapses import Days, Lapse, days
from app.rules.vaccination.rule import Rule, Scheme, Step
from app.rules.vaccination.terms import Conflict


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """What is known of a person, in no order; *today* is the day of the question.

    *conflicts* are the vaccines their table keeps apart.
    """

    born: Birth
    today: date
    doses: tuple[Dose, ...]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def around(self) -> Around:
        """Return every dose of their life, and the vaccines to keep apart."""
        life = tuple(Given(one, self._days(one)) for one in self.doses)
        return Around(life, self.conflicts)

    def given(self, rule: Rule, disease: str, until: Lapse | None) -> list[Given]:
        """Return the doses against a disease that may count before the age *until*."""
        found = (
            self._given(rule, one, until)
            for one in self.doses
            if disease in one.diseases and not one.only_said
        )
        return [one for one in found if one]

    def said(self, rule: str, first: int, count: int) -> Said:
        """Return what was only said to be done, by rank among *count* steps."""
        names = {f"{rule}/{first + rank}": rank + 1 for rank in range(count)}
        return {
            names[one.answers]: Given(one, self._days(one), dated=False)
            for one in self.doses
            if one.only_said and one.answers in names
        }

    def credit(self, rule: Rule) -> Given | None:
        """Return the older dose that counts as the first one."""
        bound = rule.credit
        if bound is None:
            return None
        found = (
            Given(one, self._days(one))
            for one in self.doses
            if bound.disease in one.diseases and not rule.diseases <= one.diseases
        )
        before = (one for one in found if one.days.last < bound.before)
        return min(before, key=lambda one: one.days.last, default=None)

    def steps(self, rule: Rule, given: Iterable[Given]) -> list[Sequence[Step]]:
        """Return the steps that may be followed: those of the first dose come first.

        Without any dose, those of who starts today.
        """
        starts = [one.days.first for one in given] or [self.today]
        begun = [one for one in rule.schemes if self._begun(one, starts)]
        first = rule.steps[0].least.after(self.born.last)
        base = min((one for one in starts if one >= first), default=self.today)
        own = [one for one in begun if self._begun(one, [base])]
        rest = [one.steps for one in begun if one not in own]
        return [*(one.steps for one in own), rule.steps, *rest]

    def _begun(self, scheme: Scheme, starts: Iterable[date]) -> bool:
        """Say whether the first of the days inside a scheme begins it."""
        opens = scheme.opens.after(self.born.last)
        first = min((one for one in starts if one >= opens), default=date.max)
        return first < scheme.closes.after(self.born.first)

    def _days(self, dose: Dose) -> Days:
        """Return the days a dose may be of: none of them is to come."""
        when = days(dose.when, self.born)
        return Days(when.first, max(when.first, min(when.last, self.today)))

    def _given(self, rule: Rule, dose: Dose, until: Lapse | None) -> Given | None:
        """Return a dose if it may count, sure when it surely does."""
        when, sure = self._days(dose), True
        if until:
            if when.first >= until.after(self.born.last):
                return None
            sure = when.last < until.after(self.born.first)
        if rule.fresh:
            since = rule.fresh.before(self.today)
            if when.last < since:
                return None
            sure = sure and when.first >= since
        return Given(dose, when, sure)

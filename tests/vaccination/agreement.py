"""« Accord » : our answer on each dose of a case beside the one expected."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.rules.vaccination.case import Case
from app.rules.vaccination.counting.verdict import Refusal
from app.rules.vaccination.judging import judged
from app.rules.vaccination.reach import Place, reach
from app.rules.vaccination.rule import Table
from tests.vaccination.cases import Answer, Trial

_SILENT: Final = (Place.BEFORE, Place.OUTSIDE)
_LAST: Final = ("all", "same reason", "to refuse")
_VALID: Final = Answer("Valid")
_SILENCE: Final = Answer("no rule")
_SAID: Final[Mapping[Refusal | None, Answer]] = {
    None: _VALID,
    Refusal.EARLY: Answer("Not Valid", "Age: Too Young"),
    Refusal.LATE: Answer("Extraneous", "Age: Too Old"),
    Refusal.SOON: Answer("Not Valid", "Interval: too Soon"),
    Refusal.CONFLICT: Answer("Not Valid", "Live Virus Conflict"),
    Refusal.VACCINE: Answer("Not Valid", "Not a preferable or allowable vaccine"),
    Refusal.MISTAKE: Answer("Not Valid", "Inadvertent Vaccine"),
    Refusal.SURPLUS: Answer("Extraneous", "Series Already Complete"),
}
"""Our answers in the words of the workbook."""


@dataclass(frozen=True)
class Told:
    """« Réponse » on a dose of a case: ours, and the one expected."""

    trial: Trial
    number: int
    ours: Answer

    @property
    def expected(self) -> Answer:
        """Return what the workbook says of this dose."""
        return self.trial.expected[self.number - 1]

    @property
    def agrees(self) -> bool:
        """Say whether the status is the one expected."""
        return self.ours.status == self.expected.status

    def __str__(self) -> str:
        trial, dose = self.trial, self.trial.doses[self.number - 1]
        return (
            f"{trial.group} {trial.id} dose {self.number} {dose.vaccine}"
            f" {dose.when.text}: expected {_words(self.expected)},"
            f" ours {_words(self.ours)} ({trial.name.strip()})"
        )


def told(table: Table, trials: Iterable[Trial]) -> Iterator[Told]:
    """Give our answer on each dose of each case."""
    for trial in trials:
        names = sorted({name for dose in trial.doses for name in dose.diseases})
        by_antigen = {name: _answers(table, trial, name) for name in names}
        for number, dose in enumerate(trial.doses, 1):
            asked = dose.diseases.intersection(trial.antigens) or dose.diseases
            known = [by_antigen[name] for name in sorted(asked)]
            found = [one[id(dose)] for one in known if id(dose) in one]
            yield Told(trial, number, _SAID[_joint(found)] if found else _SILENCE)


def lines(found: Iterable[Told]) -> Iterator[str]:
    """Give every wrong answer, then the counts: by group, of the refused, in all."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.trial.group):
        counts[one.trial.group].append(one.agrees)
        if not one.agrees:
            yield f"{one}"
        counts["all"].append(one.agrees)
        if one.expected.status != _VALID.status:
            counts["to refuse"].append(one.agrees)
            counts["same reason"].append(one.ours == one.expected)
    for name in sorted(counts, key=lambda name: (*map(name.__eq__, _LAST), name)):
        right, asked = sum(counts[name]), len(counts[name])
        yield f"{name:12} {right:4} of {asked:4} doses, {100 * right / asked:.1f} %"


def _joint(found: list[Refusal | None]) -> Refusal | None:
    """Return why a dose does not count for all its antigens.

    One with nothing left to do against an antigen counts if it does against another.
    """
    told = [one for one in found if one is not Refusal.SURPLUS] or found
    return next((one for one in told if one), None)


def _answers(table: Table, trial: Trial, antigen: str) -> dict[int, Refusal | None]:
    """Return why each dose does not count against an antigen, None when it does.

    One that counts by any of the rules of the antigen does.
    """
    born = trial.person.born
    if born is None:
        return {}
    case = Case(born, trial.today, trial.doses, table.conflicts)
    found: dict[int, Refusal | None] = {}
    for rule in table.rules:
        spot = reach(rule, trial.person, born, trial.today)
        if antigen in rule.diseases and spot.place not in _SILENT:
            for one in judged(rule, antigen, case):
                key = id(one.given.dose)
                found[key] = found.get(key, one.refusal) and one.refusal
    return found


def _words(answer: Answer) -> str:
    return f"{answer.status} ({answer.reason})" if answer.reason else answer.status

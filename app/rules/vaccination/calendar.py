"""« Calendrier vaccinal » : what is done, to do, to come, to check, and why."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.vaccine import Dose, Due, Need, Person, Reason, Why
from app.rules.vaccination.case import Case
from app.rules.vaccination.reach import Place, Reach, reach
from app.rules.vaccination.rule import Rule, Table
from app.rules.vaccination.seasons import yearly
from app.rules.vaccination.series import Line, series, turns
from app.rules.vaccination.telling import Telling


def evaluate(
    person: Person, doses: Sequence[Dose], today: date, table: Table
) -> list[Due]:
    """Return the lines of a calendar for somebody, in the order of its rules.

    The order of *doses* says nothing. A rule that does not concern the person gives
    one line that says why; one to confirm never asks, it is only to check.
    """
    born = person.born
    if born is None:
        return [_unborn(rule, person, table.year) for rule in table.rules]
    case = Case(born, today, tuple(sorted(doses, key=_order)), table.conflicts)
    return [
        due for rule in table.rules for due in _told(rule, person, case, table.year)
    ]


def _told(rule: Rule, person: Person, case: Case, year: int) -> list[Due]:
    spot = reach(rule, person, case.born, case.today)
    telling = Telling(rule, year, spot, case.born, case.today, person.facts)
    if spot.place is Place.OUTSIDE:
        return [telling.none(spot.reason)]
    if spot.place is Place.BEFORE and (rule.catch_up or not telling.sure):
        return [telling.none(Reason.AGE)]
    return telling.dues(_lines(rule, case, spot))


def _lines(rule: Rule, case: Case, spot: Reach) -> Iterator[Line]:
    if rule.season:
        return yearly(rule, case, spot)
    if rule.turns:
        return turns(rule, case, spot.opened)
    return series(rule, case, spot.opened)


def _unborn(rule: Rule, person: Person, year: int) -> Due:
    """Return the line of a rule when no birth date is known."""
    asked = [group.fact for group in rule.who if group.fact]
    hangs = len(asked) == len(rule.who) and not person.facts.intersection(asked)
    need, reason = (Need.NONE, Reason.FACT) if hangs else (Need.CHECK, Reason.BIRTH)
    why = Why(rule.id, rule.sources, year, not rule.sure)
    return Due(rule.id, 0, rule.label, rule.diseases, need, reason, why)


def _order(dose: Dose) -> tuple[int, int, str, str, bytes]:
    when = dose.when
    return when.start, when.end, dose.vaccine, dose.answers, dose.id or b""

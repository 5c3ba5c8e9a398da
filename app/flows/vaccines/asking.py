"""« Ma situation » : the questions a rule of the calendar hangs on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from app.domain.vaccine import Due, Fact, Need
from app.flows.vaccines.calendar import Calendar
from app.rules.vaccination.calendar import evaluate
from app.rules.vaccination.table import table

_AGES: Final[Mapping[Fact, tuple[int, int]]] = {Fact.PREGNANT: (12, 60)}
"""Whole years outside of which a question would only hurt."""

_SAID: Final = frozenset((Need.TODO, Need.CHECK))


def useful(calendar: Calendar) -> list[Fact]:
    """Return the facts that would change what is to do today, and those answered.

    A question that changes nothing is not asked.
    """
    return [
        fact
        for fact in Fact
        if calendar.told(fact) is not None
        or (_fits(calendar, fact) and _changes(calendar, fact))
    ]


def _fits(calendar: Calendar, fact: Fact) -> bool:
    born, (least, most) = calendar.person().born, _AGES.get(fact, (0, 200))
    if born is None:
        return True
    young, old = born.ages(calendar.today())
    return old >= least and young <= most


def _changes(calendar: Calendar, fact: Fact) -> bool:
    person = calendar.person()
    without = replace(person, facts=person.facts - {fact})
    having = replace(person, facts=person.facts | {fact})
    doses, today = calendar.doses(), calendar.today()
    told = [evaluate(one, doses, today, table()) for one in (without, having)]
    return _waiting(told[0]) != _waiting(told[1])


def _waiting(lines: Iterable[Due]) -> set[str]:
    return {one.name for one in lines if one.need in _SAID}

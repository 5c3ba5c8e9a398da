"""« Personnes concernées » : whether a rule speaks to a person on a day, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from app.domain.age import Birth
from app.domain.vaccine import Person, Reason
from app.rules.vaccination.lapses import Days, age
from app.rules.vaccination.rule import Group, Rule


class Place(IntEnum):
    """Where a person stands; the least one of all the groups of a rule is kept."""

    INSIDE = 0
    UNSURE = 1
    PERHAPS = 2
    BEFORE = 3
    OVER = 4
    OUTSIDE = 5


@dataclass(frozen=True, slots=True)
class Reach:
    """« Portée » : where the person stands, by which *group*, and why not.

    `UNSURE` is inside by a line to confirm, `PERHAPS` by a fact too vague.
    """

    place: Place
    group: Group
    reason: Reason
    opened: Days


def reach(rule: Rule, person: Person, born: Birth, today: date) -> Reach:
    """Return the best a rule says of a person."""
    found = (_of(group, person, born, today) for group in rule.who)
    best = min(found, key=lambda one: (one.place, one.opened.first))
    if best.place is Place.INSIDE and not rule.sure:
        return Reach(Place.UNSURE, best.group, best.reason, best.opened)
    return best


def _of(group: Group, person: Person, born: Birth, today: date) -> Reach:
    opened = age(born, group.opens)
    refused = next(_refusals(group, person, born), None)
    if refused:
        return Reach(Place.OUTSIDE, group, refused, opened)
    place = _by_age(group, born, opened, today)
    vague = _vague(group, person, born)
    if place is Place.INSIDE and (vague or not group.sure):
        place = Place.PERHAPS if vague else Place.UNSURE
    return Reach(place, group, Reason.AGE, opened)


def _refusals(group: Group, person: Person, born: Birth) -> Iterator[Reason]:
    """Give what surely puts somebody outside."""
    if group.fact and group.fact not in person.facts:
        yield Reason.FACT
    if group.sex and person.sex and group.sex != person.sex:
        yield Reason.SEX
    if group.born_from and born.last < group.born_from:
        yield Reason.COHORT
    if group.born_before and born.first >= group.born_before:
        yield Reason.COHORT


def _vague(group: Group, person: Person, born: Birth) -> bool:
    """Say whether a cohort or a sex may or may not be theirs."""
    bounds = (group.born_from, group.born_before)
    split = any(one and born.first < one <= born.last for one in bounds)
    return split or bool(group.sex and not person.sex)


def _by_age(group: Group, born: Birth, opened: Days, today: date) -> Place:
    if today < opened.first:
        return Place.BEFORE
    closed = age(born, group.closes) if group.closes else None
    if closed and closed.last <= today:
        return Place.OVER
    inside = opened.last <= today and (closed is None or today < closed.first)
    return Place.INSIDE if inside else Place.PERHAPS

"""« Conseil de prévention » : what the rules say of one person on one day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.age import Birth, later
from app.rules.prevention.table import Rule


class Standing(StrEnum):
    """« État » of an advice: nobody is late, a thing is only to plan."""

    TO_PLAN = "to-plan"
    NOT_SPECIFIED = "not-specified"
    DONE = "done"
    NOT_DONE = "not-done"
    NOT_CONCERNED = "not-concerned"


class Choice(StrEnum):
    """What the person answered: done, not now, never again, not for me."""

    DONE = "done"
    LATER = "later"
    NEVER = "never"
    NOT_CONCERNED = "not-concerned"


_ENDED: Final = {
    Choice.DONE: Standing.DONE,
    Choice.NEVER: Standing.NOT_DONE,
    Choice.NOT_CONCERNED: Standing.NOT_CONCERNED,
}
"""Where an advice stands once answered so; what is put off is still to plan."""
_ALWAYS: Final = (Choice.NEVER, Choice.NOT_CONCERNED)
"""Answers given once for every age a rule speaks of."""


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """« Réponse » to the *rule* of the span that begins at *age*.

    *day* is when it was done (ISO, any precision), or the day to speak of it again;
    *given* is the day of the answer (ISO), from which to count what has no day.
    """

    rule: str
    age: int
    choice: Choice
    day: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Facts:
    """All a rule may look at: the birth date and the sex, if known, and the day."""

    birth: Birth | None
    sex: str
    today: date


@dataclass(frozen=True, slots=True)
class Tip:
    """« Conseil » : a rule that concerns the person, and where it stands.

    *age* and *last* bound the span of years it speaks of; *ages* is how old the
    person is, least and most. *until* is the day to speak of it again when it was
    put off. A tip that is not *sure* (a rule to confirm, a fact unknown) is told
    and asks for nothing.
    """

    rule: Rule
    age: int
    last: int
    standing: Standing
    ages: tuple[int, int] = field(repr=False)
    answer: Answer | None = field(default=None, repr=False)
    until: date | None = None
    sure: bool = True

    @property
    def waiting(self) -> bool:
        """Say whether it is for the person to do something now."""
        return self.standing is Standing.TO_PLAN and self.until is None


def tips(rules: Iterable[Rule], facts: Facts, answers: Iterable[Answer]) -> list[Tip]:
    """Return what concerns the person on that day; what is to be planned first."""
    birth, given = facts.birth, list(answers)
    if birth is None:
        return []
    ages = birth.ages(facts.today)
    found = [
        _tip(rule, span, facts, ages, given)
        for rule, span in _near(rules, facts.sex, ages)
    ]
    return sorted(found, key=lambda tip: list(Standing).index(tip.standing))


def _near(
    rules: Iterable[Rule], sex: str, ages: tuple[int, int]
) -> Iterator[tuple[Rule, tuple[int, int]]]:
    """Give the rules and the spans that may concern somebody of these *ages*."""
    for rule in rules:
        if rule.sex and sex and rule.sex != sex:
            continue
        near = (one for one in rule.ages if one[0] <= ages[1] and ages[0] <= one[1])
        span = next(near, None)
        if span:
            yield rule, span


def _tip(
    rule: Rule,
    span: tuple[int, int],
    facts: Facts,
    ages: tuple[int, int],
    answers: list[Answer],
) -> Tip:
    inside = span[0] <= ages[0] and ages[1] <= span[1]
    sure = rule.confirmed and inside and bool(facts.sex or not rule.sex)
    answer = _answer(rule, span[0], facts.today, answers)
    kept = answer.choice if answer else None
    open_ = Standing.TO_PLAN if sure else Standing.NOT_SPECIFIED
    ended = _ENDED.get(kept) if kept else None
    standing = ended or open_
    until = date.fromisoformat(answer.day) if answer and kept is Choice.LATER else None
    return Tip(rule, *span, standing, ages, answer, until, sure)


def _answer(rule: Rule, age: int, today: date, answers: list[Answer]) -> Answer | None:
    """Return the answer that holds today: some are for every span of the rule."""
    own = [one for one in answers if one.rule == rule.id]
    for one in own:
        if one.choice in _ALWAYS:
            return one
    return next(
        (one for one in own if one.age == age and _holds(one, rule, today)), None
    )


def _holds(answer: Answer, rule: Rule, today: date) -> bool:
    """Say whether an answer still speaks: what is done every so often ends."""
    if answer.choice is Choice.LATER:
        return today < date.fromisoformat(answer.day)
    done = Birth.parse(answer.day or answer.given)
    if not rule.every or done is None:
        return True
    return today < later(done.first, years=rule.every)

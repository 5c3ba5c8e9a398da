"""« Série » : how far the doses against one disease go along the steps of a rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.age import Birth
from app.domain.vaccine import Dose
from app.rules.vaccination.counting.given import NOTHING, Around, Given, Said, soonest
from app.rules.vaccination.counting.refusals import gap_after
from app.rules.vaccination.counting.walk import Walk
from app.rules.vaccination.lapses import Days
from app.rules.vaccination.rule import Step


@dataclass(frozen=True, slots=True, repr=False)
class Course:
    """« Avancement » : the doses that surely count, how many steps may be reached.

    *at* is when the last step that may be reached was, *sure_at* the last that surely
    was; *early* says whether a later dose was too early for the next one.
    """

    done: tuple[Dose, ...] = ()
    reached: int = 0
    at: Days | None = None
    early: bool = False
    sure_at: date | None = None


def followed(
    steps: Sequence[Step],
    given: Sequence[Given],
    born: Birth,
    said: Said,
    around: Around = NOTHING,
) -> Course:
    """Return how far *given* goes, whatever the order it comes in."""
    done, sure_at = max(
        (_done(Walk(steps, born, one, around), given) for one in ({}, said)),
        key=lambda found: len(found[0]),
    )
    likely = max(
        (_likely(steps, given, born, one) for one in ({}, said)),
        key=lambda course: course.reached,
    )
    reached = max(len(done), likely.reached)
    early = likely.early and reached < len(steps)
    return Course(done, reached, likely.at, early, sure_at)


def _done(walk: Walk, given: Sequence[Given]) -> tuple[tuple[Dose, ...], date | None]:
    """Return the doses that surely fill a step, and the day of the last dated one."""
    found = walk.verdicts([one for one in given if one.sure])
    counted = [one.given for one in found if one.refusal is None]
    days = [one.days.last for one in counted if one.dated]
    return tuple(one.dose for one in counted), days[-1] if days else None


def _likely(
    steps: Sequence[Step], given: Sequence[Given], born: Birth, said: Said
) -> Course:
    """Take each step by the dose that may fill it the soonest, each dose once."""
    rest, reached = list(given), 0
    at: Days | None = None
    for rank, step in enumerate(steps, 1):
        ready = _ready(step, born.first, at.first if at else None)
        best = said.get(rank) or _best(rest, ready)
        if best is None:
            return Course((), reached, at, _too_early(rest, at, step, born))
        rest = [one for one in rest if one is not best]
        at = _at(best, ready) if best.dated else at
        reached = rank
    return Course((), reached, at)


def _best(rest: Sequence[Given], ready: date) -> Given | None:
    fit = [one for one in rest if one.days.last >= ready]
    return min(
        fit,
        key=lambda one: (max(one.days.first, ready), *soonest(one)),
        default=None,
    )


def _at(best: Given, ready: date) -> Days:
    """Return when a dose filled a step: a credited one, whatever its day."""
    return Days(max(best.days.first, min(ready, best.days.last)), best.days.last)


def _too_early(rest: Sequence[Given], at: Days | None, step: Step, born: Birth) -> bool:
    since = step.early_from.after(born.first)
    last = at.first if at else date.min
    return any(one.days.first > last and one.days.last >= since for one in rest)


def _ready(step: Step, born: date, at: date | None) -> date:
    ready = step.least.after(born)
    return max(ready, gap_after(step, at, strict=False)) if at else ready

"""« État d'une dose » : where each step stands for one disease, then for all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.age import Birth
from app.domain.vaccine import Dose, Need, Reason
from app.rules.vaccination.counting.refusals import gap_after
from app.rules.vaccination.course import Course
from app.rules.vaccination.lapses import ONE_DAY, Days
from app.rules.vaccination.rule import Step

_OPEN: Final = (Need.TODO, Need.CHECK, Need.COMING)
"""The states of what is not done, the first one wins among diseases."""


@dataclass(frozen=True, slots=True, repr=False)
class Stand:
    """« État » : of one step; *since* and *until* are the days it is advised."""

    step: Step
    need: Need
    reason: Reason
    since: date | None = None
    exact: bool = True
    dose: Dose | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Joint:
    """« État commun » : the same step for several diseases; those it still lacks."""

    stand: Stand
    diseases: frozenset[str]


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """Whom, and when: what the days of a step are counted from."""

    born: Birth
    opened: Days
    today: date

    def days(self, step: Step, at: Days | None) -> Days:
        """Return the first day a step may be given, and the first it surely may."""
        born, opened = self.born, self.opened
        first = [step.age.after(born.first), step.least.after(born.first), opened.first]
        last = [step.age.after(born.last), step.least.after(born.last), opened.last]
        if at:
            first.append(gap_after(step, at.first, strict=False))
            last.append(gap_after(step, at.last, strict=True))
        return Days(max(first), max(last))

    def until(self, step: Step) -> date | None:
        """Return the last day a step is advised."""
        born = self.born.first
        return ONE_DAY.before(step.until.after(born)) if step.until else None

    def day(self, step: Step, before: date | None) -> date:
        """Return the day to tell for a step, when the one before is on that day."""
        found = self.days(step, Days(before, before) if before else None)
        return found.last if self.born.exact else found.first


def stands(steps: Sequence[Step], course: Course, asked: Asked) -> Iterator[Stand]:
    """Give where each step stands; a step the source is unsure of, only when next."""
    done = len(course.done)
    for step, dose in zip(steps, course.done, strict=False):
        reason = Reason.SAID if dose.only_said else Reason.DOSE
        yield Stand(step, Need.DONE, reason, dose=dose)
    for step in steps[done : course.reached]:
        vague = not asked.born.exact or not (course.at and course.at.exact)
        reason = Reason.PARTIAL if vague else Reason.INTERVAL
        yield Stand(step, Need.CHECK, reason)
    if course.reached < len(steps):
        yield from _open(steps, course, asked)


def joint(by_disease: Mapping[str, Stand]) -> Joint:
    """Return the state of a step for all its diseases: done only when all are."""
    lacking = {
        disease: one for disease, one in by_disease.items() if one.need is not Need.DONE
    }
    if not lacking:
        last = max(by_disease.values(), key=_when)
        return Joint(last, frozenset(by_disease))
    top = min(lacking.values(), key=_gravest)
    known = [one.since for one in lacking.values() if one.since]
    since = min(known) if top.since else None
    return Joint(replace(top, since=since), frozenset(lacking))


def _open(steps: Sequence[Step], course: Course, asked: Asked) -> Iterator[Stand]:
    following = _next(
        steps[course.reached], course, asked, _floor(steps, course, asked)
    )
    yield following
    soonest = following.since or asked.today
    latest = max(soonest, asked.today)
    for step in steps[course.reached + 1 :]:
        if not step.sure:
            return
        soonest, latest = (asked.day(step, one) for one in (soonest, latest))
        known = soonest == latest
        reason = Reason.AGE if known else Reason.AFTER
        since = soonest if known else None
        until = asked.until(step)
        yield Stand(step, Need.COMING, reason, since, asked.born.exact, until=until)


def _floor(steps: Sequence[Step], course: Course, asked: Asked) -> date:
    """Return the first day of the next step if only sure doses count."""
    at = course.sure_at
    for step in steps[len(course.done) : course.reached + 1]:
        at = asked.day(step, at)
    return at or date.min


def _next(step: Step, course: Course, asked: Asked, floor: date) -> Stand:
    due = asked.days(step, course.at)
    due = Days(due.first, max(due.last, floor))
    exact = asked.born.exact and (course.at is None or course.at.exact)
    since = due.last if exact else due.first
    need, reason = Need.TODO, Reason.AGE
    if asked.today < due.first:
        need = Need.COMING
    elif course.early:
        need, reason = Need.CHECK, Reason.EARLY
    elif asked.today < due.last:
        need = Need.CHECK
        reason = Reason.INTERVAL if exact else Reason.PARTIAL
    whole = asked.born.exact
    stand = Stand(step, need, reason, since, whole, until=asked.until(step))
    unsure = not step.sure and reason in (Reason.AGE, Reason.INTERVAL)
    return replace(stand, need=Need.CHECK, reason=Reason.COUNT) if unsure else stand


def _gravest(one: Stand) -> tuple[int, date, str]:
    return _OPEN.index(one.need), one.since or date.max, one.reason


def _when(one: Stand) -> tuple[int, str]:
    return (one.dose.when.end, one.dose.vaccine) if one.dose else (0, "")

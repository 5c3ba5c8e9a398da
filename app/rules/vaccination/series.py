"""« Schéma vaccinal » : where the doses of a rule stand, one line a dose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.vaccine import Need, Reason
from app.rules.vaccination.case import Case
from app.rules.vaccination.course import followed
from app.rules.vaccination.lapses import Days, Lapse
from app.rules.vaccination.rule import Rule, Step
from app.rules.vaccination.stands import Asked, Joint, Stand, joint, stands


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """« Ligne » : the dose of this number, and where it stands."""

    number: int
    joint: Joint


def series(rule: Rule, case: Case, opened: Days) -> Iterator[Line]:
    """Give the lines of a rule whose doses follow one another."""
    asked = Asked(case.born, opened, case.today)
    found = {one: _stands(rule, one, case, asked) for one in sorted(rule.diseases)}
    for rank in range(max(map(len, found.values()))):
        at_rank = {one: row[rank] for one, row in found.items() if rank < len(row)}
        needed = _needed(rule, at_rank, case)
        if needed:
            yield Line(rank + 1, joint(needed))


def turns(rule: Rule, case: Case, opened: Days) -> Iterator[Line]:
    """Give the lines of reminders: those done, the one of today, the next."""
    asked = Asked(case.born, opened, case.today)
    rows = list(_turns(rule, case))
    for number, (step, until) in enumerate(rows, 1):
        found = {
            one: _turn(rule, one, case, asked, (number, step, until))
            for one in sorted(rule.diseases)
        }
        line = Line(number, joint(found))
        over = until.after(case.born.first) <= case.today
        if not over or line.joint.stand.dose:
            yield line


def _stands(rule: Rule, disease: str, case: Case, asked: Asked) -> list[Stand]:
    given, credit = case.given(rule, disease, rule.counts_until), case.credit(rule)
    ways = [rule.steps] if credit else case.steps(rule, given)
    said = dict(case.said(rule.id, 1, len(rule.steps)))
    if credit:
        said |= {1: credit}
        given = [one for one in given if one.dose is not credit.dose]
    courses = [
        (steps, followed(steps, given, case.born, said, case.around)) for steps in ways
    ]
    steps, course = max(courses, key=lambda way: len(way[1].done))
    return list(stands(steps, course, asked))


def _needed(rule: Rule, found: dict[str, Stand], case: Case) -> dict[str, Stand]:
    """Leave out what lacks against diseases that are not asked for any more."""
    at = {name: stop.at for stop in rule.stops for name in stop.diseases}
    over = {name for name in at if at[name].after(case.born.last) <= case.today}
    near = {name for name in at if at[name].after(case.born.first) <= case.today}
    return {
        name: _doubted(one) if name in near else one
        for name, one in found.items()
        if one.dose or name not in over
    }


def _doubted(stand: Stand) -> Stand:
    """Return what to say of a dose that may not be asked for any more."""
    if stand.need is not Need.TODO:
        return stand
    return replace(stand, need=Need.CHECK, reason=Reason.PARTIAL)


def _turns(rule: Rule, case: Case) -> Iterator[tuple[Step, Lapse]]:
    """Give each reminder up to the next one, with the age of the one after."""
    if rule.turns is None:
        return
    texts, every = list(rule.turns.at), rule.turns.every
    ages = [Lapse.parse(text) for text in texts]
    while ages[-2].after(case.born.first) <= case.today:
        ages.append(ages[-1] - (Lapse() - every))
        texts.append(f"P{ages[-1].years}Y")
    for text, at, until in zip(texts, ages, ages[1:], strict=False):
        yield Step(at, text, at, early_from=at - rule.turns.early), until
        if at.after(case.born.first) > case.today:
            return


def _turn(
    rule: Rule,
    disease: str,
    case: Case,
    asked: Asked,
    turn: tuple[int, Step, Lapse],
) -> Stand:
    number, step, until = turn
    given = case.given(rule, disease, until)
    said = case.said(rule.id, number, 1)
    course = followed((step,), given, case.born, said, case.around)
    return next(iter(stands((step,), course, asked)))

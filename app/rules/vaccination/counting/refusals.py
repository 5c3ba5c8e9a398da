"""« Motifs » : why a dose does not fill a step, and which step is passed over."""

from collections.abc import Iterator
from datetime import date

from app.domain.age import Birth
from app.rules.vaccination.counting.given import Given
from app.rules.vaccination.counting.verdict import Past, Refusal, Verdict
from app.rules.vaccination.lapses import ONE_DAY, Lapse
from app.rules.vaccination.rule import Step
from app.rules.vaccination.terms import Gap, Product, Skip, Tally, named


def refused(step: Step, one: Given, past: Past) -> Refusal | None:
    """Return why a dose does not surely fill a step; None when it does."""
    return next(_refusals(step, one, past), None)


def skipped(step: Step, one: Given, past: Past) -> bool:
    """Say whether a step asks for nothing on the day of a dose."""
    return any(_useless(skip, one, past) for skip in step.terms.skips)


def gap_after(step: Step, at: date, *, strict: bool) -> date:
    """Return the first day *step* may follow a dose; *strict*: unsure gaps too."""
    bound = step.gap is not None and (strict or step.sure_gap)
    gap = step.gap if bound and step.gap else ONE_DAY
    return gap.after(at)


def _refusals(step: Step, one: Given, past: Past) -> Iterator[Refusal]:
    """Give every reason, the gravest first."""
    if any(_fits(product, one, past.born) for product in step.terms.mistakes):
        yield Refusal.MISTAKE
    yield from _by_age(step, one, past)
    if not _spaced(step, one, past):
        yield Refusal.SOON
    if not _apart(one, past):
        yield Refusal.CONFLICT
    admitted = step.terms.products
    if admitted and not any(_fits(product, one, past.born) for product in admitted):
        yield Refusal.VACCINE


def _by_age(step: Step, one: Given, past: Past) -> Iterator[Refusal]:
    if not _from(step.least, one, past.born):
        yield Refusal.EARLY
    for window in step.terms.windows:
        if not window.force.holds(one.days.first):
            continue
        if not _from(window.least, one, past.born):
            yield Refusal.EARLY
        if not _until(window.closes, one, past.born):
            yield Refusal.LATE


def _spaced(step: Step, one: Given, past: Past) -> bool:
    at, terms = past.at, step.terms
    if at and one.days.first < gap_after(step, at, strict=True):
        return False
    kept = all(_kept(gap, one, past) for gap in terms.gaps)
    return kept or bool(terms.relief and _kept(terms.relief, one, past))


def _kept(gap: Gap, one: Given, past: Past) -> bool:
    since = past.since(gap, one)
    if since is None or not gap.force.holds(one.days.first):
        return True
    return one.days.first >= gap.least.after(since)


def _apart(one: Given, past: Past) -> bool:
    """Say whether no vaccine to keep apart from this one was given too near."""
    return not any(
        _near(other, one, row.counted if counted else row.least)
        for other in past.around.life
        for counted in [past.has_counted(other)]
        for row in past.around.conflicts
        if named(row.after, one.dose.vaccine) and named(row.before, other.dose.vaccine)
    )


def _near(other: Given, one: Given, least: Lapse) -> bool:
    return other.days.last < one.days.first < least.after(other.days.last)


def _useless(skip: Skip, one: Given, past: Past) -> bool:
    return (
        _from(skip.opens, one, past.born)
        and _until(skip.closes, one, past.born)
        and (skip.gap is None or _long_after(skip.gap, one, past.before))
        and all(_tallied(tally, past) for tally in skip.tallies)
    )


def _long_after(gap: Lapse, one: Given, before: date | None) -> bool:
    return before is not None and one.days.first >= gap.after(before)


def _tallied(tally: Tally, past: Past) -> bool:
    count = sum(_in_tally(tally, verdict, past.born) for verdict in past.verdicts)
    return tally.least <= count and (tally.most is None or count <= tally.most)


def _in_tally(tally: Tally, verdict: Verdict, born: Birth) -> bool:
    one = verdict.given
    names = tally.products
    return (
        (not tally.counted or verdict.refusal is None)
        and (not names or any(named(name, one.dose.vaccine) for name in names))
        and _from(tally.opens, one, born)
        and _until(tally.closes, one, born)
        and tally.force.holds(one.days.first)
    )


def _fits(product: Product, one: Given, born: Birth) -> bool:
    return (
        named(product.name, one.dose.vaccine)
        and _from(product.opens, one, born)
        and _until(product.closes, one, born)
    )


def _from(least: Lapse, one: Given, born: Birth) -> bool:
    """Say whether a dose surely was given from an age on."""
    return one.days.first >= least.after(born.last)


def _until(closes: Lapse | None, one: Given, born: Birth) -> bool:
    """Say whether a dose surely was given before an age."""
    return closes is None or one.days.last < closes.after(born.first)

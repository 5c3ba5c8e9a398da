"""Each dose in turn fills the step that is next, or none."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.age import Birth
from app.domain.vaccine import Dose
from app.domain.when import When
from app.rules.vaccination.counting.given import Given
from app.rules.vaccination.counting.refusals import gap_after
from app.rules.vaccination.counting.verdict import Refusal
from app.rules.vaccination.counting.walk import Walk
from app.rules.vaccination.lapses import Days, Lapse
from app.rules.vaccination.rule import Step
from app.rules.vaccination.terms import Skip, Terms

BORN = Birth(date(2025, 1, 1), date(2025, 1, 1))
LATER = Terms(skips=(Skip(Lapse(months=6)),))


def step(months: int, gap: int = 0, terms: Terms | None = None) -> Step:
    """Return a step at so many months, so many after the one before."""
    at = Lapse(months=months)
    bound = Lapse(months=gap) if gap else None
    return Step(at, "", at, gap=bound, terms=terms or Terms())


def of(*days: date) -> list[Given]:
    """Return doses of these days."""
    return [
        Given(Dose(frozenset(), When.parse(f"{day}")), Days(day, day)) for day in days
    ]


def told(steps: Sequence[Step], *days: date) -> list[int | Refusal]:
    """Return the step each dose fills, or why it fills none."""
    found = Walk(steps, BORN, {}).verdicts(of(*days))
    return [one.refusal or one.step for one in found]


def test_doses_fill_the_steps_in_the_order_of_their_days() -> None:
    days = date(2025, 5, 1), date(2025, 3, 1)
    assert told((step(2), step(4, 2)), *days) == [1, 2]


def test_a_refused_dose_leaves_its_step_to_the_next() -> None:
    days = date(2025, 2, 28), date(2025, 3, 1), date(2025, 4, 1), date(2025, 6, 1)
    early, soon = Refusal.EARLY, Refusal.EARLY
    assert told((step(2), step(4, 2)), *days) == [early, 1, soon, 2]


def test_a_dose_after_the_last_step_is_over() -> None:
    assert told((step(2),), date(2025, 3, 1), date(2025, 4, 1)) == [1, Refusal.SURPLUS]


def test_a_step_that_comes_back_is_filled_for_ever() -> None:
    steps = (step(2), step(2, terms=Terms(again=True)))
    days = [date(2025, month, 1) for month in (3, 4, 5, 6)]
    assert told(steps, *days) == [1, 2, 2, 2]


def test_a_step_made_useless_is_passed_over() -> None:
    steps = (step(2), step(3, terms=LATER), step(6))
    assert told(steps, date(2025, 3, 1), date(2025, 7, 1)) == [1, 3]
    assert told(steps, date(2025, 3, 1), date(2025, 6, 1)) == [1, 2]


def test_what_was_said_fills_its_step_and_the_rest_follows() -> None:
    said = Given(
        Dose(frozenset(), When.unknown()), Days(date.min, date.min), dated=False
    )
    walk = Walk((step(2), step(4, 2), step(11)), BORN, {2: said, 3: said})
    found = walk.verdicts(of(date(2025, 3, 1)))
    assert [one.step for one in found] == [1, 2, 3]
    assert walk.left == 0


def test_what_is_left_is_what_neither_counts_nor_is_useless() -> None:
    walk = Walk((step(2), step(3, terms=LATER), step(6), step(7)), BORN, {})
    walk.verdicts(of(date(2025, 3, 1), date(2025, 7, 1)))
    assert walk.left == 1


DAYS = st.lists(
    st.integers(0, 900).map(lambda count: BORN.first + timedelta(days=count)),
    max_size=9,
)


@given(DAYS)
def test_each_step_takes_the_first_dose_that_may_fill_it(days: list[date]) -> None:
    steps, taken = (step(2), step(4, 2), step(11, 5), step(11)), []
    at: date | None = None
    for one in steps:
        ready = one.least.after(BORN.last)
        ready = max(ready, gap_after(one, at, strict=True)) if at else ready
        at = min((day for day in days if day >= ready), default=None)
        if at is None:
            break
        taken.append(at)
    found = Walk(steps, BORN, {}).verdicts(of(*days))
    assert [one.given.days.first for one in found if not one.refusal] == taken
    assert len(found) == len(days)

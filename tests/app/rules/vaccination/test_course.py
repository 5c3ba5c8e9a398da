"""How far doses go along steps: surely, and perhaps."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.age import Birth
from app.domain.vaccine import Dose
from app.domain.when import When
from app.rules.vaccination.counting.given import Given
from app.rules.vaccination.course import followed
from app.rules.vaccination.lapses import Days, Lapse
from app.rules.vaccination.rule import Step

BORN = Birth(date(2025, 1, 1), date(2025, 1, 1))


def step(months: int, gap: int = 0, *, sure: bool = True) -> Step:
    """Return a step at so many months, so many after the one before."""
    at = Lapse(months=months)
    return Step(at, "", at, gap=Lapse(months=gap) if gap else None, sure_gap=sure)


def of(*days: str) -> list[Given]:
    """Return doses of these days."""
    return [
        Given(Dose(frozenset(), When.parse(day)), Days(at, at))
        for day in days
        for at in [date.fromisoformat(day)]
    ]


STEPS = (step(2), step(4, 2))


def test_each_step_takes_one_dose() -> None:
    course = followed(STEPS, of("2025-03-01", "2025-05-01"), BORN, {})
    assert (len(course.done), course.reached, course.early) == (2, 2, False)


def test_one_dose_never_fills_two_steps() -> None:
    course = followed((step(2), step(2)), of("2025-03-01"), BORN, {})
    assert len(course.done) == 1


def test_an_unsure_interval_makes_a_dose_only_likely() -> None:
    steps = (step(2), step(4, 2, sure=False))
    course = followed(steps, of("2025-04-01", "2025-05-15"), BORN, {})
    assert (len(course.done), course.reached) == (1, 2)


def test_a_dose_too_early_for_the_next_step_is_told() -> None:
    assert followed(STEPS, of("2025-03-01", "2025-04-30"), BORN, {}).early
    assert followed(STEPS, of("2025-02-28"), BORN, {}).early


def test_a_dose_between_two_that_count_is_no_matter() -> None:
    course = followed(STEPS, of("2025-03-01", "2025-04-01", "2025-05-01"), BORN, {})
    assert (len(course.done), course.early) == (2, False)


def test_what_was_said_done_fills_its_step_unless_a_dose_does() -> None:
    said = Given(
        Dose(frozenset(), When.unknown(), answers="x/1"), Days(*[date.min] * 2)
    )
    (second,) = of("2025-05-01")
    course = followed(STEPS, [second], BORN, {1: said})
    assert course.done == (said.dose, second.dose)
    alone = of("2025-03-01", "2025-05-01")
    assert followed(STEPS, alone, BORN, {1: said}).done[0] == alone[0].dose


DAYS = st.lists(
    st.integers(0, 900).map(lambda count: BORN.first + timedelta(days=count)),
    max_size=8,
)


@given(DAYS, st.integers(0, 900))
def test_one_more_dose_never_lessens_what_is_done(days: list[date], more: int) -> None:
    steps = (step(2), step(4, 2), step(11, 5, sure=False))
    extra = BORN.first + timedelta(days=more)
    before = followed(steps, of(*map(str, days)), BORN, {})
    after = followed(steps, of(*map(str, [*days, extra])), BORN, {})
    assert len(after.done) >= len(before.done)
    assert after.reached >= len(after.done)

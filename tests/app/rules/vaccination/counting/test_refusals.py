"""Why a dose does not fill a step, one reason at a time."""

from datetime import date

import pytest

from app.domain.age import Birth
from app.domain.vaccine import Dose
from app.domain.when import When
from app.rules.vaccination.counting.given import Around, Given
from app.rules.vaccination.counting.refusals import gap_after, refused, skipped
from app.rules.vaccination.counting.verdict import Past, Refusal, Verdict
from app.rules.vaccination.lapses import BIRTH, Days, Lapse
from app.rules.vaccination.rule import Step
from app.rules.vaccination.terms import (
    Conflict,
    Gap,
    Product,
    Skip,
    Span,
    Tally,
    Terms,
    Window,
)

pytestmark = pytest.mark.covers("C-044")

BORN = Birth(date(2025, 1, 1), date(2025, 1, 1))
GRACE = Lapse(months=2, days=-4)
WEEKS = Lapse(days=28)
OLD = Span(end=date(2025, 6, 30))


def of(day: str, vaccine: str = "a") -> Given:
    """Return a dose of this day."""
    at = date.fromisoformat(day)
    return Given(Dose(frozenset(), When.parse(day), vaccine), Days(at, at))


def why(terms: Terms, day: str, *past: Given, vaccine: str = "a") -> Refusal | None:
    """Return why a dose is refused after others that counted."""
    step = Step(BIRTH, "", BIRTH, terms=terms)
    return refused(step, of(day, vaccine), after(*past))


def after(*given: Given, conflicts: tuple[Conflict, ...] = ()) -> Past:
    """Return doses that all counted."""
    verdicts = [Verdict(one, rank) for rank, one in enumerate(given, 1)]
    return Past(BORN, Around(given, conflicts), verdicts)


def test_a_dose_counts_from_the_least_age_and_not_a_day_before() -> None:
    terms = Terms((Window(GRACE),))
    assert why(terms, "2025-02-25") is None
    assert why(terms, "2025-02-24") is Refusal.EARLY


def test_a_dose_counts_until_the_day_before_the_last_age() -> None:
    terms = Terms((Window(closes=Lapse(months=8)),))
    assert why(terms, "2025-08-31") is None
    assert why(terms, "2025-09-01") is Refusal.LATE


def test_an_age_binds_only_the_doses_of_its_time() -> None:
    terms = Terms((Window(Lapse(months=8), force=OLD),))
    assert why(terms, "2025-06-30") is Refusal.EARLY
    assert why(terms, "2025-07-01") is None


def test_an_interval_is_kept_to_the_day() -> None:
    terms = Terms(gaps=(Gap(WEEKS),))
    first = of("2025-03-01")
    assert why(terms, "2025-03-29", first) is None
    assert why(terms, "2025-03-28", first) is Refusal.SOON
    assert why(terms, "2025-03-28") is None


def test_an_interval_binds_only_the_doses_of_its_time() -> None:
    terms = Terms(gaps=(Gap(WEEKS, force=OLD),))
    assert why(terms, "2025-07-02", of("2025-06-20")) is None


def test_one_interval_may_stand_for_all() -> None:
    terms = Terms(gaps=(Gap(Lapse(months=6)),), relief=Gap(WEEKS))
    first = of("2025-03-01")
    assert why(terms, "2025-03-29", first) is None
    assert why(terms, "2025-03-28", first) is Refusal.SOON


def test_a_vaccine_must_be_admitted_at_that_age() -> None:
    terms = Terms(products=(Product("a", Lapse(months=2), Lapse(months=4)),))
    assert why(terms, "2025-03-01") is None
    assert why(terms, "2025-02-28") is Refusal.VACCINE
    assert why(terms, "2025-05-01") is Refusal.VACCINE
    assert why(terms, "2025-03-01", vaccine="b") is Refusal.VACCINE


def test_a_vaccine_given_by_mistake_never_counts() -> None:
    terms = Terms(mistakes=(Product("a"),))
    assert why(terms, "2025-03-01") is Refusal.MISTAKE
    assert why(terms, "2025-03-01", vaccine="b") is None


def test_live_vaccines_keep_apart_unless_of_the_same_day() -> None:
    row = Conflict("live", "a", Lapse(days=28), Lapse(days=24))
    step, other = Step(BIRTH, "", BIRTH), of("2025-03-01", "live")
    past = Past(BORN, Around((other,), (row,)))
    assert refused(step, of("2025-03-28"), past) is Refusal.CONFLICT
    assert refused(step, of("2025-03-29"), past) is None
    assert refused(step, of("2025-03-01"), past) is None
    assert refused(step, of("2025-02-28"), past) is None


def test_a_live_vaccine_that_counted_is_kept_apart_for_less_long() -> None:
    past = after(of("2025-03-01"), conflicts=(Conflict("a", "a", WEEKS, GRACE),))
    assert refused(Step(BIRTH, "", BIRTH), of("2025-04-26"), past) is Refusal.CONFLICT
    assert refused(Step(BIRTH, "", BIRTH), of("2025-04-27"), past) is None


def skips(skip: Skip, day: str, *past: Given) -> bool:
    """Say whether a step is passed over on a day."""
    step = Step(BIRTH, "", BIRTH, terms=Terms(skips=(skip,)))
    return skipped(step, of(day), after(*past))


def test_a_step_is_passed_over_between_two_ages() -> None:
    skip = Skip(Lapse(months=6), Lapse(months=9))
    days = ("2025-06-30", "2025-07-01", "2025-09-30", "2025-10-01")
    assert [skips(skip, day) for day in days] == [False, True, True, False]


def test_a_step_is_passed_over_long_after_the_dose_before() -> None:
    skip = Skip(gap=WEEKS)
    assert skips(skip, "2025-03-29", of("2025-03-01"))
    assert not skips(skip, "2025-03-28", of("2025-03-01"))
    assert not skips(skip, "2025-03-28")


@pytest.mark.parametrize(
    ("tally", "found"),
    [
        (Tally(least=2), True),
        (Tally(least=3), False),
        (Tally(least=1, most=1), False),
        (Tally(least=1, most=1, products=frozenset({"b"})), True),
        (Tally(least=2, opens=Lapse(months=3)), False),
        (Tally(most=1, closes=Lapse(months=3)), True),
        (Tally(least=2, force=OLD), True),
        (Tally(least=1, force=Span(date(2025, 5, 1))), False),
    ],
)
def test_a_step_is_passed_over_by_the_count_of_doses(
    tally: Tally, *, found: bool
) -> None:
    past = of("2025-03-01"), of("2025-04-01", "b")
    assert skips(Skip(tallies=(tally,)), "2025-06-01", *past) is found


def test_a_refused_dose_is_in_the_whole_count_only() -> None:
    past = Past(BORN, verdicts=[Verdict(of("2025-03-01"), 0, Refusal.EARLY)])
    for counted in (False, True):
        skip = Skip(tallies=(Tally(least=1, counted=counted),))
        step = Step(BIRTH, "", BIRTH, terms=Terms(skips=(skip,)))
        assert skipped(step, of("2025-06-01"), past) is not counted


def test_the_least_gap_is_a_day() -> None:
    step = Step(BIRTH, "", BIRTH)
    assert gap_after(step, date(2025, 3, 1), strict=True) == date(2025, 3, 2)

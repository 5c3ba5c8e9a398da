"""What the doses judged so far say of the next one."""

from dataclasses import replace
from datetime import date

from app.domain.age import Birth
from app.domain.vaccine import Dose
from app.domain.when import When
from app.rules.vaccination.counting.given import Around, Given
from app.rules.vaccination.counting.verdict import Past, Refusal, Verdict
from app.rules.vaccination.lapses import Days, Lapse
from app.rules.vaccination.terms import Gap

BORN = Birth(date(2025, 1, 1), date(2025, 1, 1))
MONTH = Lapse(months=1)


def of(month: int, vaccine: str = "a") -> Given:
    """Return a dose of the first day of a month."""
    day = date(2025, month, 1)
    return Given(Dose(frozenset(), When.parse(f"{day}"), vaccine), Days(day, day))


FIRST, SECOND, THIRD = of(2), of(3), of(4)
PAST = Past(
    BORN,
    Around((FIRST, of(5, "b"), of(9, "b"))),
    [
        Verdict(FIRST, 1),
        Verdict(SECOND, 0, Refusal.SOON),
        Verdict(THIRD, 0, Refusal.MISTAKE),
    ],
)


def test_an_interval_runs_from_the_dose_before_even_refused() -> None:
    assert PAST.before == SECOND.days.last
    assert PAST.since(Gap(MONTH), of(6)) == SECOND.days.last


def test_an_interval_may_run_from_the_dose_of_a_step() -> None:
    assert PAST.since(Gap(MONTH, step=1), of(6)) == FIRST.days.last
    assert PAST.since(Gap(MONTH, step=2), of(6)) is None


def test_an_interval_may_run_from_an_older_dose_of_a_vaccine() -> None:
    gap = Gap(MONTH, products=frozenset({"b"}))
    assert PAST.since(gap, of(6)) == date(2025, 5, 1)
    assert PAST.since(gap, of(5, "b")) is None


def test_only_what_fills_a_step_counted() -> None:
    assert PAST.has_counted(FIRST)
    assert not PAST.has_counted(SECOND)
    assert PAST.at == FIRST.days.last


def test_what_was_only_said_has_no_day() -> None:
    said = replace(of(6), dated=False)
    assert Past(BORN, verdicts=[Verdict(said, 1)]).at is None

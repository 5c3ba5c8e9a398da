"""Where each step stands, and what several diseases make of one."""

from datetime import date

import pytest

from app.domain.age import Birth
from app.domain.vaccine import Dose, Need, Reason
from app.domain.when import When
from app.rules.vaccination.course import Course
from app.rules.vaccination.lapses import Days, Lapse
from app.rules.vaccination.rule import Step
from app.rules.vaccination.stands import Asked, Stand, joint, stands

BORN = Birth(date(2025, 1, 1), date(2025, 1, 1))
OPENED = Days(BORN.first, BORN.first)
FIRST, SECOND = (Step(Lapse(months=n), f"P{n}M", Lapse(months=n)) for n in (2, 4))


def asked(day: str) -> Asked:
    """Return the question asked on a day."""
    return Asked(BORN, OPENED, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "need"),
    [("2025-02-28", Need.COMING), ("2025-03-01", Need.TODO)],
)
def test_a_step_is_to_do_from_its_day(day: str, need: Need) -> None:
    found = list(stands((FIRST, SECOND), Course(), asked(day)))
    assert [one.need for one in found] == [need, Need.COMING]
    assert found[0].since == date(2025, 3, 1)


def test_the_day_of_the_next_is_told_only_when_it_is_known() -> None:
    known = list(stands((FIRST, SECOND), Course(), asked("2025-04-01")))[1]
    late = list(stands((FIRST, SECOND), Course(), asked("2025-08-01")))[1]
    assert (known.since, known.reason) == (date(2025, 5, 1), Reason.AGE)
    assert (late.since, late.reason) == (None, Reason.AFTER)


def test_a_dose_too_early_turns_to_do_into_to_check_not_what_comes() -> None:
    early = Course(early=True)
    assert next(stands((FIRST,), early, asked("2025-03-01"))).reason is Reason.EARLY
    assert next(stands((FIRST,), early, asked("2025-02-28"))).need is Need.COMING


def test_a_step_is_done_only_for_all_its_diseases() -> None:
    dose = Dose(frozenset({"a"}), When.parse("2025-03-01"))
    done = Stand(FIRST, Need.DONE, Reason.DOSE, dose=dose)
    lacks = Stand(FIRST, Need.TODO, Reason.AGE, date(2025, 3, 1))
    both = joint({"a": done, "b": lacks})
    assert (both.stand.need, both.diseases) == (Need.TODO, frozenset({"b"}))
    assert joint({"a": done, "b": done}).stand.need is Need.DONE


def test_the_latest_dose_is_the_one_shown() -> None:
    days = ("2025-03-01", "2025-04-01")
    older, newer = (
        Stand(FIRST, Need.DONE, Reason.DOSE, dose=Dose(frozenset(), When.parse(day)))
        for day in days
    )
    assert joint({"a": newer, "b": older}).stand is newer

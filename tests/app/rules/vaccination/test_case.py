"""Which doses a rule may look at, and by which steps."""

from dataclasses import replace
from datetime import date

from app.domain.age import Birth
from app.domain.vaccine import Dose
from app.domain.when import When
from app.rules.vaccination.case import Case
from app.rules.vaccination.lapses import Lapse
from app.rules.vaccination.rule import Rule
from app.rules.vaccination.table import table
from tests.fictitious.vaccines import doses

BORN = Birth(date(2025, 1, 15), date(2025, 1, 15))
RULES = {rule.id: rule for rule in table().rules}


def case(given: str, today: date = date(2026, 6, 1)) -> Case:
    """Return what is known of a child."""
    return Case(BORN, today, doses(given))


def test_only_doses_against_the_disease_are_looked_at() -> None:
    found = case("2025-03-15 hexa, 2025-04-15 menb").given(RULES["mmr"], "polio", None)
    assert [one.dose.vaccine for one in found] == ["hexa"]


def test_a_dose_after_the_bound_belongs_to_another_line() -> None:
    bound = Lapse(years=1)
    rule = RULES["mmr"]
    assert not case("2026-01-15 ror").given(rule, "mumps", bound)
    (sure,) = case("2026-01-14 ror").given(rule, "mumps", bound)
    (vague,) = case("2026-01 ror").given(rule, "mumps", bound)
    assert (sure.sure, vague.sure) == (True, False)


def test_no_dose_is_to_come() -> None:
    (found,) = case("2026 ror").given(RULES["mmr"], "mumps", None)
    assert found.days.last == date(2026, 6, 1)


def test_only_fresh_doses_count_for_a_pregnancy() -> None:
    rule = RULES["rsv"]
    assert not case("2025-08-31 rsv").given(rule, "rsv", None)
    assert case("2025-09-01 rsv").given(rule, "rsv", None)


def test_an_answer_without_its_day_fills_its_own_line_only() -> None:
    said = Dose(frozenset({"mumps"}), When.unknown(), answers="mmr/2")
    one = Case(BORN, date(2026, 6, 1), (said,))
    assert not one.given(RULES["mmr"], "mumps", None)
    assert one.said("mmr", 1, 2)[2].dose is said
    assert not one.said("hpv", 1, 2)
    assert Case(BORN, one.today, (replace(said, answers=""),)).said("mmr", 1, 2) == {}


def test_the_first_older_dose_is_credited_before_the_day_only() -> None:
    rule = RULES["menacwy-infant"]
    credited = case("2024-12-31 menc, 2024-06-01 menc").credit(rule)
    assert credited
    assert credited.dose.when.text == "2024-06-01"
    assert case("2025-01-01 menc").credit(rule) is None
    assert case("2024-06-01 acwy").credit(rule) is None


def test_the_steps_are_those_of_the_age_at_the_first_dose() -> None:
    rule: Rule = RULES["menb"]
    begun = {
        day: case(f"{day} menb") for day in ("2025-04-15", "2025-07-15", "2026-01-15")
    }
    found = {
        day: one.steps(rule, one.given(rule, "meningococcal-b", None))[0]
        for day, one in begun.items()
    }
    assert found["2025-04-15"] == rule.steps
    assert found["2025-07-15"] == rule.schemes[0].steps
    assert found["2026-01-15"] == rule.schemes[1].steps

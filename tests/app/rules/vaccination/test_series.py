"""The lines of doses that follow one another, and of reminders by age."""

from datetime import date

from app.domain.age import Birth
from app.domain.vaccine import Need
from app.rules.vaccination.case import Case
from app.rules.vaccination.lapses import Days
from app.rules.vaccination.series import series, turns
from app.rules.vaccination.table import table
from tests.fictitious.vaccines import doses

RULES = {rule.id: rule for rule in table().rules}
HEXA, ADULT = RULES["dtcap-hib-hepb"], RULES["dtp-adult"]


def case(born: date, today: date, given: str = "") -> Case:
    """Return what is known of somebody."""
    return Case(Birth(born, born), today, doses(given))


def test_diseases_of_several_products_make_one_line() -> None:
    born = date(2025, 1, 15)
    known = case(born, date(2025, 4, 1), "2025-03-15 penta, 2025-03-20 hepb")
    first = next(series(HEXA, known, Days(born, born)))
    assert first.joint.stand.need is Need.DONE
    assert first.joint.diseases == HEXA.diseases


def test_reminders_go_on_every_ten_years_for_life() -> None:
    born = date(1915, 1, 1)
    found = list(turns(ADULT, case(born, date(2026, 1, 1)), Days(born, born)))
    assert [line.joint.stand.step.text for line in found] == ["P105Y", "P115Y"]
    assert [line.number for line in found] == [7, 8]


def test_a_newborn_has_one_reminder_to_come() -> None:
    born = date(2026, 1, 1)
    (line,) = turns(ADULT, case(born, born), Days(born, born))
    assert (line.number, line.joint.stand.need) == (1, Need.COMING)

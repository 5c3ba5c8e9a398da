"""The lines of doses that follow one another, and of reminders by age."""

from datetime import date

import pytest

from app.domain.age import Birth
from app.domain.vaccine import Dose, Need, Person
from app.domain.when import When
from app.rules.vaccination.calendar import evaluate
from app.rules.vaccination.case import Case
from app.rules.vaccination.lapses import Days
from app.rules.vaccination.series import series, turns
from app.rules.vaccination.table import parsed, table
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


@pytest.mark.covers("C-044")
@pytest.mark.parametrize(
    ("given", "need"),
    [
        ("2025-03-15 right", Need.DONE),
        ("2025-03-15 other", Need.CHECK),
        ("2025-03-01 live, 2025-03-15 right", Need.CHECK),
        ("2025-02-01 live, 2025-03-15 right", Need.DONE),
    ],
)
def test_a_dose_refused_by_its_terms_never_does_a_line(given: str, need: Need) -> None:
    row = {
        "id": "x",
        "label": "x",
        "diseases": ["mumps"],
        "sources": [],
        "status": "read",
        "who": [{}],
        "steps": [{"age": "P2M", "admitted": [{"name": "right"}]}],
    }
    apart = {"before": "live", "after": "right", "least": "P1M"}
    tree = {"title": "", "year": 1, "checked": "2026-01-01", "sources": {}}
    known = tuple(
        Dose(
            frozenset({"mumps"} if name != "live" else {"rubella"}),
            When.parse(day),
            name,
        )
        for day, name in (one.split() for one in given.split(", "))
    )
    born = date(2025, 1, 15)
    ours = parsed(tree | {"rules": [row], "conflicts": [apart]})
    (due,) = evaluate(Person(Birth(born, born)), known, date(2026, 1, 1), ours)
    assert due.need is need

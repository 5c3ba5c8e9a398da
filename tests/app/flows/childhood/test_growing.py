"""Growth puts each value at its age; nothing is drawn that was not measured."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from app.domain.age import Birth
from app.domain.childhood import Newborn
from app.domain.errors import Refused
from app.flows.childhood import growing
from app.flows.childhood.growing import Growth, References, early, growth
from app.rules.childhood.curves import curves_of, read_curves
from app.rules.childhood.standards import Standard
from tests.app.flows.childhood.books import a_home
from tests.app.paper_home import PaperHome
from tests.app.rules.childhood.test_curves import FICTIVE, written
from tests.fictitious.childhood import BORN

pytestmark = pytest.mark.covers("C-039")
LEO = Birth(BORN, BORN)


def grown(
    home: PaperHome,
    measure: str = "body-weight",
    newborn: Newborn | None = None,
    *texts: str,
) -> Growth:
    """Return how a measure goes with the age of a girl; *texts* are placed."""
    beside = References(curves=partial(curves_of, texts))
    found = home.measures.within(measure)
    return growth(measure, LEO, found, newborn=newborn, sex="F", references=beside)


def note(home: PaperHome, weight: str, day: str) -> None:
    """Note a weight."""
    home.measures.add("body-weight", [weight], at=day, confirmed=True)


def test_points_are_in_order_of_age() -> None:
    home = a_home()
    note(home, "9.9", "2025-03-01")
    note(home, "5.9", "2024-05-29")
    ages = [round(one.age, 1) for one in grown(home).points]
    assert ages == [Decimal("3.0"), Decimal("12.0")]


def test_what_has_no_day_or_is_before_the_birth_has_no_place() -> None:
    home = a_home()
    for day in ("2024", "2024-06", "2024-02-28"):
        note(home, "5.9", day)
    assert grown(home).points == []


def test_a_birth_is_the_first_point_in_the_unit_of_the_kind() -> None:
    newborn = Newborn(weight="3250", height="50", head="34.5")
    home = a_home()
    firsts = {
        kind: [
            (str(one.value), one.at_birth) for one in grown(home, kind, newborn).points
        ]
        for kind in growing.GROWN
    }
    assert firsts == {
        "body-weight": [("3.250", True)],
        "body-height": [("50", True)],
        "head-circumference": [("34.5", True)],
        "bmi": [],
    }


def test_a_partial_birth_date_says_that_ages_are_rough() -> None:
    birth = Birth(date(2024, 1, 1), date(2024, 12, 31))
    rough = growth("bmi", birth, [], newborn=None, sex="", references=References())
    assert rough.exact is False
    assert grown(a_home()).exact is True


def test_a_file_placed_is_drawn_behind_the_points() -> None:
    text = written(FICTIVE, {**FICTIVE, "sex": "M"})
    home = a_home()
    note(home, "5.9", "2024-05-29")
    girls, _boys = read_curves(text)
    assert grown(home, "body-weight", None, text).curves == [girls]
    assert grown(home, "bmi", None, text).curves == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "growth.unreadable"),
        (written({**FICTIVE, "source": ""}), "growth.unsourced"),
    ],
)
def test_a_bad_file_is_told_and_hides_only_itself(text: str, code: str) -> None:
    home = a_home()
    note(home, "5.9", "2024-05-29")
    alone = grown(home, "body-weight", None, text)
    assert (alone.fault, len(alone.points), alone.curves) == (code, 1, [])
    assert alone.standards == grown(home).standards != []
    beside = grown(home, "body-weight", None, text, written(FICTIVE))
    assert (beside.fault, [one.line for one in beside.curves]) == (code, ["C50"])


def test_a_bad_table_of_who_is_told_and_the_curves_placed_stay() -> None:
    def broken() -> list[Standard]:
        raise Refused("growth.unreadable")

    text = written(FICTIVE)
    placed = References(partial(curves_of, [text]), broken)
    read = partial(growth, "body-weight", LEO, [], newborn=None, sex="F")
    assert [one.line for one in read(references=placed).curves] == ["C50"]
    bare = read(references=replace(placed, curves=partial(curves_of, [])))
    assert (bare.fault, bare.standards) == ("growth.unreadable", ())


def test_the_lines_of_who_are_there_unless_others_were_placed() -> None:
    home, text = a_home(), written(FICTIVE)
    assert [(one.measure, one.sex) for one in grown(home).standards] == [
        ("body-weight", "F"),
        ("body-weight", "F"),
    ]
    first, second = grown(home).standards
    assert first.ages[0] < second.ages[0]
    assert grown(home, "body-weight", None, text).standards == ()
    assert len(grown(home, "head-circumference", None, text).standards) == 1


def test_without_the_sex_there_is_no_line() -> None:
    nobody = growth("bmi", LEO, [], newborn=None, sex="", references=References())
    assert (nobody.standards, nobody.curves) == ([], [])


@pytest.mark.parametrize(
    ("weeks", "days"),
    [("", 0), ("37", 0), ("41", 0), ("36", 28), ("32", 56), ("24", 112)],
)
def test_a_birth_is_early_under_thirty_seven_weeks(weeks: str, days: int) -> None:
    assert early(Newborn(weeks=weeks)) == days
    newborn = Newborn(weight="1800", weeks=weeks)
    assert grown(a_home(), newborn=newborn).early == days


def test_nothing_known_of_the_birth_is_no_early_birth() -> None:
    assert early(None) == 0

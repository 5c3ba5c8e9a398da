"""Only the questions that would change the calendar of this person are asked."""

import pytest

from app.domain.vaccine import Fact
from app.flows.vaccines import Vaccines
from app.flows.vaccines.asking import useful
from tests.app.paper_home import PaperHome


def asked(born: str) -> list[Fact]:
    home = PaperHome(birth_date=born)
    room = Vaccines.over(home.documents, home.links.world, home.preferences)
    return useful(room.calendar)


@pytest.mark.covers("C-044")
@pytest.mark.parametrize(
    ("born", "never"),
    [
        ("1948-03-12", {Fact.EXPOSED_TUBERCULOSIS, Fact.PREGNANT}),
        ("1990-03-12", {Fact.EXPOSED_TUBERCULOSIS}),
    ],
)
def test_what_changes_nothing_is_not_asked(born: str, never: set[Fact]) -> None:
    assert not never & set(asked(born))


def test_what_a_rule_hangs_on_is_asked() -> None:
    assert Fact.CHRONIC_ILLNESS in asked("1990-03-12")
    assert Fact.EXPOSED_HEPATITIS_B in asked("1990-03-12")
    assert Fact.PREGNANT in asked("1990-03-12")


def test_an_answer_does_not_take_its_question_away() -> None:
    home = PaperHome(birth_date="1990-03-12")
    room = Vaccines.over(home.documents, home.links.world, home.preferences)
    for fact in useful(room.calendar):
        room.calendar.tell(fact, said=True)
        assert fact in useful(room.calendar)
    assert Fact.CHRONIC_ILLNESS in useful(room.calendar)

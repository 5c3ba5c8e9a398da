"""Trends are read where the measures are, and each may be silenced."""

from datetime import timedelta

import pytest

from app.domain.errors import Refused
from app.flows.measuring.targets import Targets
from app.flows.measuring.trends import Trends
from tests.app.paper_home import PARIS, PaperHome

pytestmark = pytest.mark.covers("C-035")


@pytest.fixture
def home() -> PaperHome:
    """Return a space whose weight rises by three kilos and a half."""
    home = PaperHome()
    note(home, "body-weight", "70", 25)
    note(home, "body-weight", "73,5", 0)
    return home


def note(home: PaperHome, kind: str, value: str, back: int) -> None:
    """Note a value of some days ago."""
    day = home.now - timedelta(days=back)
    home.measures.add(kind, [value], at=day.isoformat())


def trends_of(home: PaperHome) -> Trends:
    """Return the trends of a home."""
    targets = Targets(home.preferences)
    return Trends(home.measures, targets, lambda: home.now, PARIS)


def names(home: PaperHome) -> list[str]:
    """Return what is said today."""
    return [one.rule.id for one in trends_of(home).every()]


def test_what_rises_is_said_and_a_withdrawn_value_is_not(home: PaperHome) -> None:
    assert names(home) == ["weight-rise-30"]
    last = home.measures.last("body-weight")
    assert last
    home.measures.withdraw(last.entry.id)
    assert names(home) == []


def test_a_silenced_rule_says_nothing_until_it_is_heard_again(home: PaperHome) -> None:
    found = trends_of(home)
    found.switch("weight-rise-30", on=False)
    assert names(home) == []
    assert [rule.id for rule, on in found.rules() if not on] == ["weight-rise-30"]
    found.switch("weight-rise-30", on=True)
    assert names(home) == ["weight-rise-30"]


def test_an_unknown_rule_is_refused(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"entry\.absent"):
        trends_of(home).switch("mood", on=False)


def test_the_own_target_is_what_values_are_beside(home: PaperHome) -> None:
    for back in range(3):
        note(home, "hba1c", "8", back)
    assert "target-above" not in names(home)
    Targets(home.preferences).choose("hba1c", [("", "7")], "%")
    assert "target-above" in names(home)


def test_a_measure_of_an_unknown_day_is_left_out(home: PaperHome) -> None:
    home.measures.add("body-weight", ["90"], at="2026-11")
    assert names(home) == ["weight-rise-30"]

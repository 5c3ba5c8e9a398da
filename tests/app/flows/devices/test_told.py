"""Counts add up, and no value is told by what is printed."""

from app.domain.inbox import Fate
from app.flows.devices.told import Tally, Waiting
from tests.fictitious.heard import weight


def test_counts_add_up() -> None:
    both = Tally(kept=1, to_date=2) + Tally(kept=3, unassigned=1, to_confirm=1)
    assert (both.kept, both.waiting) == (4, 4)


def test_a_question_prints_no_value() -> None:
    asked = Waiting("ab", Fate.UNASSIGNED, weight("71.235"), None)
    assert "71.235" not in repr(asked)

"""What a visit looks back at: what changed since the page before, whenever made."""

from datetime import date, timedelta

import pytest

from app.domain.errors import Refused
from app.flows.readings import Readings
from app.flows.synthesis.summary import Synthesis
from app.flows.synthesis.visit import DAYS, QUESTIONS_MAX, How, Visits, questions_of
from app.flows.vaccines.booklet import Booklet
from tests.app.paper_home import PaperHome, days

pytestmark = pytest.mark.covers("C-164")
TODAY = date(2026, 11, 21)


@pytest.fixture
def home() -> PaperHome:
    return PaperHome()


@pytest.fixture
def visits(home: PaperHome) -> Visits:
    world = home.profile.world
    booklet = Booklet(home.vault, world, home.space)
    readings = Readings(home.vault, home.space)
    synthesis = Synthesis(home.documents, home.profile, booklet, readings, world)
    return Visits(synthesis, home.preferences)


def test_the_first_page_looks_three_months_back(visits: Visits) -> None:
    assert visits.since() == TODAY - timedelta(days=DAYS)


def test_the_page_made_today_still_looks_at_the_one_before(
    home: PaperHome, visits: Visits
) -> None:
    visits.made()
    assert visits.since() == TODAY - timedelta(days=DAYS)
    home.now += days(10)
    assert visits.since() == TODAY
    visits.made()
    visits.made()
    assert visits.since() == TODAY
    home.now += days(5)
    assert visits.since() == TODAY + timedelta(days=10)


def test_what_was_noted_changed_or_ended_is_told_and_nothing_older(
    home: PaperHome, visits: Visits
) -> None:
    home.profile.add("allergies", {"substance": "latex"})
    changed = home.profile.add("traitements", {"medicine": "Ramipril"})
    ended = home.profile.add("maladies", {"illness": "Otite"})
    home.now += days(30)
    home.profile.change(changed.id, {"medicine": "Ramipril 5 mg"})
    home.profile.end(ended.id, "2026-12-01")
    added = home.profile.add("operations", {"operation": "Genou"})
    told = {one.entry.id: one.how for one in visits.changes(TODAY + timedelta(days=1))}
    assert told == {
        changed.id: How.CHANGED,
        ended.id: How.ENDED,
        added.id: How.ADDED,
    }


def test_what_was_withdrawn_is_not_told(home: PaperHome, visits: Visits) -> None:
    wrong = home.profile.add("allergies", {"substance": "latex"})
    home.profile.withdraw(wrong.id)
    assert visits.changes(TODAY - timedelta(days=9)) == []


def test_questions_are_one_a_line() -> None:
    assert questions_of(" Pourquoi ?\n\n Combien ? \n") == ["Pourquoi ?", "Combien ?"]
    with pytest.raises(Refused, match=r"visit\.too_long"):
        questions_of("x" * (QUESTIONS_MAX + 1))

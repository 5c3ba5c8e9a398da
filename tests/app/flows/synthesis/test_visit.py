"""What a visit looks back at: what changed since the page before, whenever made."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.errors import Refused
from app.domain.write import Write
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


def synthesis_of(home: PaperHome) -> Synthesis:
    world = home.profile.world
    booklet = Booklet(home.vault, world, home.space)
    readings = Readings(home.vault, home.space)
    return Synthesis(home.documents, home.profile, booklet, readings, world)


@pytest.fixture
def visits(home: PaperHome) -> Visits:
    kept = home.preferences.get, home.preferences.put
    return Visits((synthesis_of(home),), *kept)


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


def test_what_a_reader_holds_without_its_past_is_no_novelty(
    home: PaperHome, visits: Visits
) -> None:
    old = home.profile.add("allergies", {"substance": "latex"})
    home.now += days(30)
    came = replace(old, updated=home.profile.world.ms())
    home.vault.commit(Write(home.space.id, removed=(old.id,)))
    home.vault.commit(Write(home.space.id, entries=(came,)))
    assert home.vault.history(home.space.id, old.id) == []
    (told,) = visits.changes(TODAY + timedelta(days=1))
    assert told.how is How.CHANGED


def test_a_record_in_several_parts_is_told_whole(
    home: PaperHome, visits: Visits
) -> None:
    """The latest first, wherever it lies."""
    other = PaperHome()
    parts = (*visits.parts, synthesis_of(other))
    both = replace(visits, parts=parts)
    for rank, each in enumerate((home, other, home)):
        each.now += days(rank)
        each.profile.add("allergies", {"substance": f"pollen {rank}"})
        date = f"2026-11-{rank + 1:02}"
        each.documents.add(b"%d" % rank, name="a.txt", title=f"Bilan {rank}", date=date)
    since = TODAY - timedelta(days=DAYS)
    told = [one.entry.title for one in both.changes(since)]
    assert told == ["pollen 2", "pollen 1", "pollen 0"]
    papers = [one.title for one in both.documents(since)]
    assert papers == ["Bilan 2", "Bilan 1", "Bilan 0"]


def test_what_was_withdrawn_is_not_told(home: PaperHome, visits: Visits) -> None:
    wrong = home.profile.add("allergies", {"substance": "latex"})
    home.profile.withdraw(wrong.id)
    assert visits.changes(TODAY - timedelta(days=9)) == []


def test_questions_are_one_a_line() -> None:
    assert questions_of(" Pourquoi ?\n\n Combien ? \n") == ["Pourquoi ?", "Combien ?"]
    with pytest.raises(Refused, match=r"visit\.too_long"):
        questions_of("x" * (QUESTIONS_MAX + 1))

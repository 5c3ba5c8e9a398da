"""What an element says beside its title is told in words, whatever its kind."""

from dataclasses import replace

import pytest

from app.domain.agenda import Draft
from app.domain.ids import EntryId
from app.domain.stay import Stay
from app.flows.agenda.entries import made
from tests.app.paper_home import PaperHome
from views.prints.telling import facts

pytestmark = pytest.mark.covers("C-160")


def test_a_line_of_the_profile_says_each_answer() -> None:
    home = PaperHome()
    said = {"substance": "Latex", "since": "1999-03", "comment": "Au bloc"}
    told = facts(home.profile.add("allergies", said))
    assert "Latex" in told
    assert "mars 1999" in told
    assert "Au bloc" in told
    assert len(told.splitlines()) == len(said)


def test_an_event_says_where_and_with_whom() -> None:
    who = "Dr Fictive"
    draft = Draft(title="Contrôle", start="2027-01-02", place="Nîmes", who=who)
    entry = made(EntryId(b"\x07" * 16), PaperHome().space.id, draft)
    assert facts(entry) == "Lieu : Nîmes\nAvec qui : Dr Fictive"


def test_a_stay_says_where_and_why() -> None:
    home = PaperHome()
    stay = Stay("2025-01-02", "", "Clinique", "Chirurgie", "Genou", "")
    assert facts(home.stays.add(stay)) == "Lieu : Clinique, Chirurgie\nMotif : Genou"


def test_what_has_nothing_more_or_cannot_be_read_says_nothing() -> None:
    home = PaperHome()
    weight = home.measures.add("heart-rate", ["60"])
    assert facts(weight) == ""
    stay = home.stays.add(Stay("2025-01-02", "", "Clinique"))
    assert "Clinique" not in facts(replace(stay, body=b"spoiled", meta={}))

"""What may go together is offered: near in time, or holding the words typed."""

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.stay import Stay
from app.flows.profile.candidates import MOST
from app.kinds import Kind, all_kinds, linked_kinds
from tests.app.paper_home import PaperHome


@pytest.fixture
def home() -> PaperHome:
    """Return a space with papers of March and one of 1998."""
    home = PaperHome()
    dated = {"scanner": "2026-03-10", "ordonnance": "2026-03-02", "ancien": "1998"}
    for title, date in dated.items():
        content = f"{title} zibeline".encode()
        home.documents.add(content, name="x.txt", title=title, date=date)
    return home


def titles(entries: list[Entry]) -> list[str]:
    return [one.title for one in entries]


def document(home: PaperHome, title: str) -> Entry:
    return next(one for one in home.documents.list() if one.title == title)


def test_the_documents_of_those_days_are_offered_the_nearest_first(
    home: PaperHome,
) -> None:
    stay = home.stays.add(Stay(start="2026-03-02"))
    assert titles(home.candidates.of(stay.id)) == ["ordonnance", "scanner"]


def test_without_a_date_or_neighbours_the_latest_are_offered(home: PaperHome) -> None:
    for stay in (Stay(facility="CHU"), Stay(start="2010")):
        found = home.candidates.of(home.stays.add(stay).id)
        assert titles(found) == ["scanner", "ordonnance", "ancien"]


def test_words_find_documents_of_any_time(home: PaperHome) -> None:
    stay = home.stays.add(Stay(start="2026-03-02"))
    assert titles(home.candidates.of(stay.id, "ancien zib")) == ["ancien"]
    assert home.candidates.of(stay.id, "girafe") == []


def test_a_document_is_offered_stays_then_measures_never_documents(
    home: PaperHome,
) -> None:
    stay = home.stays.add(Stay(start="2026-03-01", reason="Genou"))
    weight = home.measures.add("body-weight", ["70"], at="2026-03-10")
    found = home.candidates.of(document(home, "scanner").id)
    assert [one.id for one in found] == [stay.id, weight.id]
    words = home.candidates.of(document(home, "ancien").id, "genou")
    assert [one.id for one in words] == [stay.id]


def test_what_is_tied_thrown_or_withdrawn_is_not_offered(home: PaperHome) -> None:
    paper = document(home, "scanner")
    tied, thrown = (home.stays.add(Stay(start=f"2026-03-0{day}")) for day in (1, 2))
    weight = home.measures.add("body-weight", ["70"], at="2026-03-10")
    home.links.add(paper.id, tied.id)
    home.trash.throw(thrown.id)
    home.measures.withdraw(weight.id)
    assert home.candidates.of(paper.id) == []
    home.documents.archive(paper.id)
    assert paper.title not in titles(home.candidates.of(thrown.id))


def test_few_are_offered_at_once(home: PaperHome) -> None:
    for number in range(MOST + 3):
        home.documents.add(b"texte %d" % number, name="x.txt", date="2026-03-02")
    stay = home.stays.add(Stay(start="2026-03-02"))
    assert len(home.candidates.of(stay.id)) == MOST


def test_nothing_is_offered_for_what_is_not_here(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.candidates.of(EntryId(b"?" * 16))


@pytest.mark.covers("C-027")
def test_an_illness_is_offered_its_treatments_and_a_treatment_its_illness(
    home: PaperHome,
) -> None:
    illness = home.profile.add("maladies", {"illness": "Asthme"})
    treatment = home.profile.add("traitements", {"medicine": "Ventoline"})
    home.profile.add("allergies", {"substance": "Noix"})
    offered = titles(home.candidates.of(illness.id))
    assert offered == ["Ventoline", "scanner", "ordonnance", "ancien"]
    assert titles(home.candidates.of(treatment.id))[0] == "Asthme"
    home.links.add(illness.id, treatment.id)
    assert titles(home.links.of(treatment.id)) == ["Asthme"]
    assert "Ventoline" not in titles(home.candidates.of(illness.id))


def test_no_kind_crowds_the_others_out(home: PaperHome) -> None:
    for number in range(MOST + 3):
        home.profile.add("allergies", {"substance": f"Noix {number}"})
    home.stays.add(Stay(facility="CHU"))
    paper = document(home, "ancien")
    assert "CHU" in titles(home.candidates.of(paper.id))


@pytest.mark.parametrize("own", all_kinds().values(), ids=lambda one: one.code)
def test_what_goes_beside_is_known(own: Kind) -> None:
    beside = own.topic.beside if own.topic else ()
    assert set(beside) <= set(linked_kinds()) - {own.code}

"""A dose is noted with what is known, changed, withdrawn yet kept, put back."""

from dataclasses import replace

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.immunization import Coded, Immunization
from app.fhir import exact
from app.fhir.immunization import DISEASES
from app.flows.vaccines.booklet import Booklet, dose_of, own
from tests.app.paper_home import PaperHome

TETANUS = Immunization("Revaxis", day="2026-03-12", lot="A1", given_by="Dr Fictif")


@pytest.fixture
def home() -> PaperHome:
    """Return a space without any dose."""
    return PaperHome()


@pytest.fixture
def booklet(home: PaperHome) -> Booklet:
    """Return its booklet, empty."""
    return Booklet(home.vault, home.links.world, home.space)


@pytest.mark.covers("C-043")
@pytest.mark.parametrize(
    "dose", [TETANUS, Immunization("BCG", day="1975"), Immunization("ROR")]
)
def test_what_was_said_is_read_back(booklet: Booklet, dose: Immunization) -> None:
    entry = booklet.add(dose)
    assert bare(booklet.entry(entry.id)) == dose
    assert (entry.title, entry.when.text) == (dose.vaccine, dose.day)
    assert booklet.list() == [entry]
    assert booklet.count() == 1


def test_the_latest_comes_first_whatever_is_known_of_its_date(booklet: Booklet) -> None:
    for day in ("1975", "2026-03-12", "2025-07"):
        booklet.add(replace(TETANUS, day=day))
    told = [one.when.text for one in booklet.every()]
    assert told == ["2026-03-12", "2025-07", "1975"]


@pytest.mark.parametrize(
    ("dose", "code"),
    [
        (Immunization(" \u200b "), "vaccine.unnamed"),
        (replace(TETANUS, day="2026-12"), "vaccine.future"),
        (replace(TETANUS, day="12 mars"), "date.malformed"),
        (replace(TETANUS, lot="x" * 201), "vaccine.line_too_long"),
        (replace(TETANUS, rank="0"), "vaccine.rank"),
        (replace(TETANUS, rank="deux"), "vaccine.rank"),
        (replace(TETANUS, rank="100"), "vaccine.rank"),
        (replace(TETANUS, comment="x" * 3001), "document.comment_too_long"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    booklet: Booklet, dose: Immunization, code: str
) -> None:
    kept = booklet.add(TETANUS)
    for work in (booklet.add, lambda said: booklet.change(kept.id, said)):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            work(dose)
    assert booklet.list() == [kept]


def test_a_change_is_kept_with_what_was_before_and_undone(booklet: Booklet) -> None:
    old = booklet.add(TETANUS)
    new = booklet.change(old.id, replace(TETANUS, lot="B2", comment="Bras gauche"))
    assert dose_of(new).lot == "B2"
    assert [dose_of(one.entry).lot for one in booklet.history(old.id)] == ["A1"]
    booklet.restore(old)
    assert bare(booklet.entry(old.id)) == TETANUS


def test_what_a_professional_told_is_never_changed_only_withdrawn(
    booklet: Booklet,
) -> None:
    theirs = booklet.add(replace(TETANUS, first_hand=True), told={"source": "imported"})
    assert not own(theirs)
    with pytest.raises(Refused, match=r"vaccine\.not_yours"):
        booklet.change(theirs.id, TETANUS)
    assert dose_of(booklet.entry(theirs.id)).first_hand
    booklet.withdraw(theirs.id)
    assert booklet.list() == []


@pytest.mark.covers("C-043")
def test_a_withdrawn_dose_is_kept_marked_and_comes_back(booklet: Booklet) -> None:
    entry = booklet.add(TETANUS)
    gone = booklet.withdraw(entry.id)
    assert (booklet.list(), booklet.count()) == ([], 0)
    assert booklet.withdrawn() == [gone]
    assert _status(gone) == "entered-in-error"
    back = booklet.put_back(entry.id)
    assert (booklet.list(), booklet.withdrawn()) == ([back], [])
    assert _status(back) == "completed"
    assert bare(back) == TETANUS


def test_a_dose_just_noted_is_taken_back_as_if_it_never_was(booklet: Booklet) -> None:
    entry = booklet.add(TETANUS)
    booklet.remove(entry.id)
    assert booklet.withdrawn() == []
    with pytest.raises(Refused, match=r"entry\.absent"):
        booklet.entry(entry.id)


def test_a_tie_made_since_survives_the_undoing_of_a_change(
    home: PaperHome, booklet: Booklet
) -> None:
    old = booklet.add(TETANUS)
    other = booklet.add(replace(TETANUS, day="2010"))
    booklet.change(old.id, replace(TETANUS, lot="B2"))
    home.links.add(old.id, other.id)
    booklet.restore(old)
    assert [one.id for one in home.links.of(old.id)] == [other.id]


def test_an_entry_of_another_kind_is_no_dose(home: PaperHome, booklet: Booklet) -> None:
    weight = home.measures.add("body-weight", ["72"])
    with pytest.raises(Refused, match=r"entry\.absent"):
        booklet.entry(weight.id)


@pytest.mark.parametrize(
    ("dose", "against"),
    [
        (Immunization("ror"), ["measles", "mumps", "rubella"]),
        (Immunization("Revaxis, suspension"), ["diphtheria", "tetanus", "polio"]),
        (Immunization("piqûre"), []),
        (Immunization("x", diseases=(Coded(DISEASES, "rabies", "rage"),)), ["rabies"]),
    ],
)
def test_what_it_protects_from_is_written_when_it_is_known(
    booklet: Booklet, dose: Immunization, against: list[str]
) -> None:
    said = dose_of(booklet.add(dose)).diseases
    assert [one.code for one in said] == against
    assert {one.system for one in said} <= {DISEASES}


def bare(entry: Entry) -> Immunization:
    """Return what was typed: the diseases come from the table."""
    return replace(dose_of(entry), diseases=())


def _status(entry: Entry) -> str:
    status = exact.read(entry.body)["status"]
    assert isinstance(status, str)
    return status

"""What a document tells of doses is proposed, taken once, tied to it, taken back."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.entry import Entry
from app.domain.foreign import Extract, Found, Laid, Matter
from app.domain.immunization import Coded, Immunization
from app.domain.state import State
from app.domain.write import Write
from app.flows.vaccines import Vaccines
from app.flows.vaccines.booklet import dose_of, own
from app.flows.vaccines.proposals import Proposals, proposed
from app.imports.cda import READER
from tests.app.paper_home import Glass, PaperHome
from tests.fictitious.airlock import Held

PARIS = ZoneInfo("Europe/Paris")
ATC = "http://www.whocc.no/atc"
TOLD = Immunization(
    codes=(Coded(ATC, "J07BD52", "ROR"),),
    lot="A1",
    given_by="Dr Fictif",
    first_hand=True,
)
MMR = Found(Matter.VACCINE, "PRIORIX, poudre", "1", when="2019-03-12", dose=TOLD)
BCG = Found(Matter.VACCINE, "BCG", when="1975", dose=Immunization())


class Telling(Glass):
    """An airlock whose documents all tell the same things."""

    found: tuple[Found, ...] = (MMR, BCG, Found(Matter.MEASURE, "poids", "72"))

    def read(self, content: Held, *, name: str) -> Extract:
        """Say that it is a clinical document."""
        del content, name
        return Extract("text/xml", 0, text="Vaccins", found=self.found)

    def lay(self, content: Held) -> Laid:
        """Tell the same things again."""
        del content
        return Laid(found=self.found)


@pytest.fixture
def home() -> PaperHome:
    """Return a space whose airlock tells two doses of every document."""
    return PaperHome(airlock=Telling())


@pytest.fixture
def room(home: PaperHome) -> Vaccines:
    """Return its vaccines."""
    return Vaccines.over(home.documents, home.links.world, home.preferences)


@pytest.fixture
def note(home: PaperHome) -> Entry:
    """Return a vaccination note, filed as such."""
    return a_note(home, b"<x/>")


def a_note(home: PaperHome, content: bytes) -> Entry:
    added = home.documents.add(content, name="note.xml", category="CAR_VAC")
    assert added.entry
    return added.entry


@pytest.mark.covers("C-043")
def test_a_document_proposes_and_nothing_is_kept(room: Vaccines, note: Entry) -> None:
    first, second = room.proposals.of(note.id)
    assert (first.dose.vaccine, first.dose.day, first.dose.rank) == (
        "PRIORIX, poudre",
        "2019-03-12",
        "1",
    )
    assert (second.dose.vaccine, second.known) == ("BCG", None)
    assert room.booklet.count() == 0


@pytest.mark.covers("C-043")
def test_what_is_taken_says_who_told_it_and_is_tied_to_its_document(
    home: PaperHome, room: Vaccines, note: Entry
) -> None:
    taken = room.proposals.take(note.id, {0})
    (entry,) = room.booklet.list()
    dose = dose_of(entry)
    assert (taken.added, taken.known) == (1, 0)
    assert (dose.lot, dose.first_hand) == ("A1", True)
    assert [one.code for one in dose.diseases] == ["measles", "mumps", "rubella"]
    assert not own(entry)
    assert [one.id for one in home.links.of(entry.id)] == [note.id]
    taken.back()
    assert room.booklet.list() == home.links.of(note.id) == []


@pytest.mark.covers("C-043")
def test_the_same_document_taken_twice_adds_nothing(
    room: Vaccines, note: Entry
) -> None:
    room.proposals.take(note.id, range(2))
    assert all(one.known for one in room.proposals.of(note.id))
    again = room.proposals.take(note.id, range(2))
    assert (again.added, again.known) == (0, 2)
    assert room.booklet.count() == 2
    again.back()
    assert room.booklet.count() == 2


def test_a_dose_without_a_date_is_not_taken_twice_either(
    home: PaperHome, room: Vaccines, note: Entry
) -> None:
    assert isinstance(home.airlock, Telling)
    home.airlock.found = (
        replace(BCG, when="", value="1"),
        replace(BCG, when="", value="2"),
    )
    assert room.proposals.take(note.id, range(2)).added == 2
    assert room.proposals.take(note.id, range(2)).known == 2


def test_a_second_document_is_only_tied_to_the_dose_it_tells_again(
    home: PaperHome, room: Vaccines, note: Entry
) -> None:
    other = a_note(home, b"<y/>")
    room.proposals.take(note.id, {0})
    room.proposals.take(other.id, {0})
    (entry,) = room.booklet.list()
    assert {one.id for one in home.links.of(entry.id)} == {note.id, other.id}


def test_a_professional_confirms_what_the_person_declared(
    room: Vaccines, note: Entry
) -> None:
    room.booklet.add(Immunization("ROR", day="2019-03-12"))
    (first, _second) = room.proposals.of(note.id)
    assert first.known
    assert room.proposals.take(note.id, {0}).added == 1
    (dose,) = room.calendar.doses()
    assert dose.confirmed


def test_one_injection_told_twice_in_a_document_is_proposed_once(
    home: PaperHome, room: Vaccines, note: Entry
) -> None:
    assert isinstance(home.airlock, Telling)
    home.airlock.found = (MMR, replace(MMR, label="ROR"))
    assert len(room.proposals.of(note.id)) == 1


@pytest.mark.parametrize("state", [State.TRASHED, State.TO_CHECK, State.SUPERSEDED])
def test_a_document_that_may_be_of_somebody_else_proposes_nothing(
    home: PaperHome, room: Vaccines, note: Entry, state: State
) -> None:
    aside = replace(note, meta={**note.meta, "status": state.value})
    home.vault.commit(Write(home.space.id, entries=(aside,)))
    assert room.proposals.of(note.id) == []
    taken = room.proposals.take(note.id, {0, 1})
    assert (taken.added, taken.known) == (0, 0)
    assert room.booklet.count() == 0


def test_a_document_waits_until_it_is_taken_or_left(
    room: Vaccines, note: Entry
) -> None:
    assert room.proposals.waiting() == [note]
    room.proposals.leave(note.id)
    assert room.proposals.waiting() == []
    room.proposals.propose(note.id)
    assert room.proposals.waiting() == [note]
    room.proposals.take(note.id, {1})
    assert room.proposals.waiting() == []


def test_only_what_a_document_says_of_vaccines_is_a_dose() -> None:
    assert proposed(Found(Matter.MEASURE, "poids", "72"), PARIS) is None
    said = Found(Matter.VACCINE, "x" * 450, "deux", when="2026-03-12T10:00")
    told = proposed(said, PARIS)
    assert told is not None
    assert (len(told.vaccine), told.rank, told.day) == (200, "", "2026-03-12")


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-03-14T23:00:00Z", "2026-03-15"),
        ("2026-07-14T22:00:00+00:00", "2026-07-15"),
        ("2026-07-14T21:59:00Z", "2026-07-14"),
        ("2026-03-15T00:00:00+04:00", "2026-03-15"),
        ("2026-03-15T23:30:00", "2026-03-15"),
        ("2026-03", "2026-03"),
        ("", ""),
    ],
)
def test_an_instant_is_of_the_day_it_was_over_here(when: str, day: str) -> None:
    told = proposed(Found(Matter.VACCINE, "Priorix", when=when), PARIS)
    assert told
    assert told.day == day


@pytest.mark.covers("C-043")
def test_the_official_note_fills_the_booklet(
    home: PaperHome, room: Vaccines, note: Entry, samples: Path
) -> None:
    content = (samples / "standards" / "cda" / "VAC_2023.01.xml").read_bytes()
    assert isinstance(home.airlock, Telling)
    home.airlock.found = READER.read(content).found
    told = room.proposals.of(note.id)
    taken = room.proposals.take(note.id, range(len(told)))
    assert (taken.added, taken.known) == (len(told), 0)
    assert all(dose.diseases for dose in room.calendar.doses())
    assert isinstance(room.proposals, Proposals)

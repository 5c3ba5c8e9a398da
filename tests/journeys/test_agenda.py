"""An agenda on real disks: each space has its own, and all of it comes back."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.domain.agenda import Draft, Event, EventKind, Every, Repeat
from app.domain.collection import Rubric
from app.domain.ids import EntryId
from app.domain.query import Filters
from app.domain.stay import Stay
from app.flows.dependents.dependents import Tie
from main import Starters
from tests.fictitious.agendas import RICH, agenda, event
from tests.journeys.program import Home, Served
from tests.journeys.two_homes import Both, entrust, found, joined, lanes, read
from views.house import House

PHRASE = "girafe mauve toit lycée brume wagon safran"
WAYS = {"passphrase": PHRASE}
WINDOW = date(2026, 11, 1), date(2027, 12, 31)
HEART = Draft(
    title="Docteur Œillet, cardiologue",
    start="2026-12-01T09:00",
    end="2026-12-01T09:45",
    zone="America/Guadeloupe",
    place="Hôpital des Lilas",
    who="Dr Béatrice Fictive",
    note="Apporter l'électrocardiogramme",
    reminders=(60, 1440),
)
WALK = Draft(
    title="Marcher",
    start="2026-11-20T08:00",
    kind=EventKind.TASK,
    repeat=Repeat(Every.WEEK, until="2027-06-30"),
    reminders=(0,),
)


@dataclass
class Lived:
    """A house where an agenda was kept, and the event of the heart doctor."""

    house: House
    heart: Event


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Lived]:
    """Note what has every form: ticked, left out, cancelled, missed, brought in."""
    with closing(Starters(tmp_path / "one").door) as door:
        house = door.create("Camille", birth_date="1960-01-02", server="", ways=WAYS)
        kept = house.house.agenda
        heart = kept.add(HEART)
        walk = kept.add(WALK)
        kept.done(walk.id, "2026-11-27T08:00")
        kept.cancel(walk.id, "2026-12-04T08:00")
        kept.cancel(kept.add(Draft(title="Scanner", start="2026-12-08")).id)
        kept.missed(kept.add(Draft(title="Vue", start="2026-11-02T10:00")).id)
        house.house.agenda_files.take(RICH, untitled="Rendez-vous", coming=False)
        house.house.stays.add(Stay(start="2026-12-10", end="2026-12-12"))
        yield Lived(house.house, heart)


def entries(house: House) -> Mapping[EntryId, tuple[object, ...]]:
    """Return all that a space holds, byte for byte."""
    return {
        one.id: (one.kind, one.body, one.when.text, dict(one.meta))
        for one in house.backpack.entries()
    }


@pytest.mark.covers("C-059", "C-160", "C-135")
def test_a_backpack_brings_the_agenda_back_identical(
    lived: Lived, tmp_path: Path
) -> None:
    house = lived.house
    with (tmp_path / "bag.alveole").open("w+b") as bag:
        house.backpack.export(bag, PHRASE)
        bag.seek(0)
        with closing(Starters(tmp_path / "two").door) as door:
            door.restore(bag, WAYS)
            there = door.open()
            assert entries(there) == entries(house)
            assert there.agenda.every() == house.agenda.every()
            assert len(there.agenda.every()) > len(there.agenda.known()) > 0
            shown = there.agenda.between(*WINDOW, cancelled=True)
            assert shown == house.agenda.between(*WINDOW, cancelled=True)


@pytest.mark.covers("C-003", "C-021")
def test_an_event_is_found_by_its_title_place_people_and_note(lived: Lived) -> None:
    for words in ("oeillet", "hopital", "beatrice", "électrocardiog", "lilas cardio"):
        found = [hit.entry.id for hit in lived.house.search.find(words)]
        assert (words, found) == (words, [lived.heart.id])


def test_what_is_found_follows_what_is_changed_thrown_and_brought_in(
    lived: Lived,
) -> None:
    house, heart = lived.house, lived.heart
    titles = {hit.entry.title for hit in house.search.find("dentiste")}
    assert titles == {"Dentiste"}
    house.agenda.change(heart.id, Draft(title="Allergologue", start="2026-12-01"))
    assert house.search.find("beatrice") == []
    (hit,) = house.search.find("allergologue", Filters(kind="appointment"))
    assert hit.entry.id == heart.id
    house.agenda.cancel(heart.id)
    assert len(house.search.find("allergologue")) == 1
    house.trash.throw(heart.id)
    assert house.search.find("allergologue") == []


@pytest.mark.covers("C-059", "C-083")
def test_the_space_of_a_child_has_an_agenda_of_its_own(tmp_path: Path) -> None:
    with closing(Starters(tmp_path / "home").door) as door:
        own = door.create("Camille", birth_date="", server="", ways=WAYS).house
        space = own.dependents.add("Léa", birth_date="2019-05-02", tie=Tie.CHILD)
        lea = door.beside(space.id)
        own.agenda.add(HEART)
        hers = lea.agenda.add(Draft(title="Pédiatre", start="2026-12-02"))
        assert [one.title for one in lea.agenda.every()] == ["Pédiatre"]
        assert [one.title for one in own.agenda.every()] == [HEART.title]
        assert own.search.find("pediatre") == []
        (hit,) = lea.search.find("pediatre")
        assert hit.entry.id == hers.id
        lea.agenda_files.take(RICH, untitled="Rendez-vous", coming=False)
        assert own.agenda.known() == {}
        assert own.agenda_files.batches() == []
    with closing(Starters(tmp_path / "home").door) as door:
        own = door.unlock("passphrase", PHRASE)
        assert [one.title for one in own.agenda.every()] == [HEART.title]


@pytest.mark.covers("C-059", "C-112")
def test_an_agenda_one_is_entrusted_with_is_read_and_is_not_one_s_own(
    both: Both,
) -> None:
    camille, louise = both.camille, both.louise
    heart = camille.house.agenda.add(HEART)
    entrust(camille, louise, rubrics=(Rubric.AGENDA,))
    both.sync()
    assert set(lanes(louise)) == {Rubric.AGENDA}
    theirs = louise.house.entrusted.house(lanes(louise)[Rubric.AGENDA]).agenda
    assert [one.id for one in read(louise, Rubric.AGENDA)] == [heart.id]
    (shown,) = theirs.between(*WINDOW)
    assert (shown.event.title, shown.event.zone) == (HEART.title, HEART.zone)
    assert louise.house.agenda.every() == []
    assert (
        louise.house.agenda.coming_reminders(
            louise.house.agenda.world.now(), WINDOW[1] - WINDOW[0]
        )
        == []
    )
    camille.house.agenda.cancel(heart.id)
    both.sync()
    assert theirs.between(*WINDOW) == []


@pytest.mark.covers("C-175")
def test_lines_keep_the_agenda_of_each_person(tmp_path: Path) -> None:
    home = Home(tmp_path / "camille")
    home.found()
    home.answer("add-person", "Léa", "--born", "2019-05-02", "--tie", "child")
    made = home.answer("agenda", "add", "Dentiste", "2030-03-12T14:30")
    home.answer("agenda", "--person", "Léa", "add", "Pédiatre", "2030-03-13")
    window = ("--from", "2030-01-01")
    (own,) = home.answers("agenda", "list", *window)
    (hers,) = home.answers("agenda", "list", *window, "--person", "lea")
    assert (own["id"], hers["title"]) == (made["id"], "Pédiatre")
    (hit,) = home.answers("search", "dentiste")
    assert (hit["kind"], hit["id"]) == ("appointment", made["id"])
    file = tmp_path / "agenda.ics"
    home.answer("agenda", "copy", str(file), "--named")
    assert b"SUMMARY:Dentiste" in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    said = home.run("agenda", "tick", "ab" * 16)
    assert (said.code, len(said.err.splitlines())) == (1, 1)


@pytest.mark.covers("C-065")
def test_an_import_is_taken_back_from_the_other_device(tmp_path: Path) -> None:
    with ExitStack() as ending:
        server = Served(tmp_path / "server", signup="open")
        ending.callback(server.stop)
        phone = found(tmp_path / "phone", server.url, "Camille")
        tablet = joined(tmp_path / "tablet", server.url, phone)
        for one in (phone, tablet):
            ending.callback(one.close)
        files = phone.house.agenda_files
        files.take(agenda(event()), untitled="Rendez-vous", coming=False)
        for one in (phone, tablet):
            one.sync()
        later = event("SEQUENCE:1", start="DTSTART;VALUE=DATE:20301208")
        both = agenda(later, event(uid="b"))
        taken = files.take(both, untitled="Rendez-vous", coming=False)
        assert (taken.new, taken.changed) == (1, 1)
        for one in (phone, tablet):
            one.sync()
        assert tablet.house.agenda_files.batches() == files.batches()
        tablet.house.agenda_files.undo(taken.batch)
        for one in (tablet, phone):
            one.sync()
        for one in (phone, tablet):
            (kept,) = one.house.agenda.known().values()
            assert kept.start == "2026-12-07T14:30"
            assert len(one.house.agenda_files.batches()) == 1

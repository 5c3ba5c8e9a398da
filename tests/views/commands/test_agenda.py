"""The agenda is listed, noted, ticked, brought in and copied out by lines."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.agenda import EventState
from app.domain.departure import Purpose
from app.domain.ids import EntryId
from tests.fictitious.agendas import RICH, agenda, event
from tests.screens.homes import a_house
from tests.views.commands.desk import Desk
from views.house import House

pytestmark = [pytest.mark.covers("C-175")]
DENTIST = ("add", "Dentiste, contrôle", "2026-12-03T14:30", "--zone", "Europe/Paris")


@pytest.fixture
def house() -> House:
    """Return a house where nothing is planned."""
    return a_house()


@pytest.fixture
def desk(tmp_path: Path, house: House) -> Desk:
    made = Desk(tmp_path)
    made.door.house = lambda: house  # type: ignore[method-assign]  # a whole house
    return made


def told(desk: Desk, *words: str) -> list[dict[str, Any]]:
    """Return the answers of one line of the agenda."""
    return desk.answers("agenda", *words)


@pytest.mark.covers("C-059")
def test_an_appointment_is_noted_listed_and_ticked(desk: Desk, house: House) -> None:
    line = (*DENTIST, "--place", "12 rue des Lilas", "--who", "Dr Fictif")
    (made,) = told(desk, *line, "--remind", "60", "--remind", "1440")
    assert made == {
        "id": made["id"],
        "kind": "appointment",
        "title": "Dentiste, contrôle",
        "start": "2026-12-03T14:30",
        "end": "",
        "zone": "Europe/Paris",
        "place": "12 rue des Lilas",
        "who": "Dr Fictif",
        "author": "",
        "state": "booked",
        "done": False,
        "repeated": False,
    }
    own = EntryId(bytes.fromhex(made["id"]))
    assert house.agenda.event(own).reminders == (60, 1440)
    assert told(desk, "list") == [made]
    (ticked,) = told(desk, "tick", made["id"])
    assert (ticked["done"], ticked["state"]) == (True, "fulfilled")
    desk.run("agenda", "list")
    assert desk.out[-1].endswith("14\u202fh\u202f30 : Dentiste, contrôle (fait)")


@pytest.mark.covers("C-059")
def test_one_time_of_what_comes_again_is_ticked_or_left_out(desk: Desk) -> None:
    line = ("add", "Kiné", "2026-11-25", "--task", "--every", "week")
    (made,) = told(desk, *line, "--until", "2026-12-09")
    assert (made["kind"], made["repeated"]) == ("task", True)
    told(desk, "tick", made["id"], "--time", "2026-11-25")
    told(desk, "cancel", made["id"], "--time", "2026-12-02")
    found = [(one["start"], one["done"]) for one in told(desk, "list")]
    assert found == [("2026-11-25", True), ("2026-12-09", False)]
    window = ("--from", "2026-12-01", "--to", "2026-12-31")
    assert [one["start"] for one in told(desk, "list", *window)] == ["2026-12-09"]


def test_what_is_cancelled_leaves_the_list_and_a_trace(desk: Desk) -> None:
    (made,) = told(desk, *DENTIST)
    told(desk, "cancel", made["id"])
    assert told(desk, "list") == []
    (trace,) = told(desk, "list", "--cancelled")
    assert trace["state"] == EventState.CANCELLED
    desk.out.clear()
    desk.run("agenda", "list")
    assert desk.out == ["Rien de prévu."]


@pytest.mark.covers("C-065")
def test_a_file_is_brought_in_once_and_taken_back(
    desk: Desk, house: House, tmp_path: Path
) -> None:
    file = tmp_path / "clinique.ics"
    file.write_bytes(RICH)
    (taken,) = told(desk, "import", str(file), "--past")
    assert (taken["name"], taken["changed"], taken["known"]) == ("Ma santé", 0, 0)
    assert taken["new"] == len(house.agenda.known())
    (again,) = told(desk, "import", str(file), "--past")
    assert (again["id"], again["new"], again["known"]) == ("", 0, taken["new"])
    assert told(desk, "undo", taken["id"]) == [{"id": taken["id"]}]
    assert house.agenda.known() == {}
    desk.out.clear()
    desk.run("agenda", "import", str(file), "--past")
    assert desk.out == [f"{taken['new']} rendez-vous repris."]


@pytest.mark.covers("C-065")
def test_what_is_over_is_brought_in_only_when_asked(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "vieux.ics"
    file.write_bytes(agenda(event(start="DTSTART;VALUE=DATE:20200101")))
    assert told(desk, "import", str(file))[0]["new"] == 0
    assert told(desk, "import", str(file), "--past")[0]["new"] == 1


@pytest.mark.covers("C-065")
def test_it_is_copied_for_other_agendas_and_noted(
    desk: Desk, house: House, tmp_path: Path
) -> None:
    library = pytest.importorskip("icalendar")
    file = tmp_path / "agenda.ics"
    assert told(desk, "copy", str(file)) == [{"file": str(file), "events": 0}]
    assert not file.exists()
    told(desk, *DENTIST)
    assert told(desk, "copy", str(file)) == [{"file": str(file), "events": 1}]
    assert "Dentiste" not in file.read_text("utf-8")
    told(desk, "copy", str(file), "--named")
    (one,) = library.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert str(one["SUMMARY"]) == "Dentiste, contrôle"
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_CALENDAR]


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        (("add", "", "2026-12-03"), 1, "agenda.title_missing"),
        (("add", "x", "demain"), 1, "date.malformed"),
        (("add", "x", "2026-12-03T09:00", "--zone", "Lune"), 1, "agenda.zone_unknown"),
        (("add", "x", "2026-12-03", "--every", "hour"), 2, "usage"),
        (("add", "x", "2026-12-03", "--remind", "x"), 2, "usage"),
        (("list", "--from", "hier"), 1, "date.malformed"),
        (("tick", "ab" * 16), 1, "entry.absent"),
        (("tick", "xyz"), 1, ""),
        (("undo", "ab" * 16), 1, "entry.absent"),
        (("import", "/nulle/part.ics"), 1, "import.no_file"),
        (("import", "/"), 1, "import.not_a_file"),
        (("copy", "/"), 1, "file.unwritable"),
        ((), 2, "usage"),
    ],
)
def test_what_is_badly_said_is_told_in_one_sentence(
    desk: Desk, line: tuple[str, ...], status: int, code: str
) -> None:
    assert desk.run("agenda", *line) == status
    assert len(desk.err) == 1
    assert not code or desk.err[0].endswith(f"[{code}]")


def test_a_time_that_is_none_of_it_is_refused(desk: Desk) -> None:
    (made,) = told(desk, "add", "Kiné", "2026-11-25", "--every", "day")
    for words in ((), ("--time", "2020-01-01")):
        assert desk.run("agenda", "tick", made["id"], *words) == 1
        assert desk.err[-1].endswith("[agenda.which_time]")

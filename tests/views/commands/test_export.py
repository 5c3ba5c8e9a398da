"""The whole space is packed, and its weight told."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from app.domain.agenda import Draft
from app.domain.departure import Purpose
from app.domain.errors import Broken, Refused
from app.flows.backpack.clear import AGENDA
from storage.durable import written_whole
from tests.screens.homes import filled
from tests.views.commands.desk import PHRASE, Desk
from views.commands.export import in_clear, sealed
from views.house import House


def written_as_ever() -> House:
    """Return a house that writes files as the program does."""
    house = filled()
    outside = replace(house.backpack.outside, whole=written_whole)
    return replace(house, backpack=replace(house.backpack, outside=outside))


def test_an_archive_is_written(desk: Desk, tmp_path: Path) -> None:
    file = str(tmp_path / "sac.alveole")
    assert desk.answers("export", file) == [{"file": file, "entries": 3, "files": 2}]
    desk.run("export", file)
    assert desk.out[-1] == "Votre sac à dos est prêt : 3\u202fKo."
    assert desk.launchers.asked[0] == ("export", "Rose")


def test_a_place_nobody_can_write_is_refused(desk: Desk, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none" / "sac.alveole"):
        assert desk.run("export", str(place)) == 1
        assert desk.err[-1].endswith("[file.unwritable]")
    assert desk.launchers.asked == []


@pytest.mark.covers("C-160")
def test_a_copy_in_clear_is_asked_for_by_name_and_noted(tmp_path: Path) -> None:
    house, file = filled(), tmp_path / "copie.zip"
    counts = in_clear(house, file)
    assert zipfile.is_zipfile(file)
    assert counts["files"] == 3
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_CLEAR]
    assert [one.sent for one in day.tallies] == [file.stat().st_size]


@pytest.mark.covers("C-065")
def test_a_copy_in_clear_holds_the_agenda_for_other_agendas(tmp_path: Path) -> None:
    library = pytest.importorskip("icalendar")
    house, file = filled(), tmp_path / "copie.zip"
    house.agenda.add(Draft(title="Dentiste, contrôle", start="2001-01-02T09:00"))
    in_clear(house, file)
    content = zipfile.ZipFile(file).read(AGENDA)
    events = library.Calendar.from_ical(content).walk("VEVENT")
    said = {str(one["SUMMARY"]) for one in events}
    assert {"Cardiologue", "Dentiste, contrôle"} < said
    assert len(events) == len(house.agenda.every())


@pytest.mark.covers("C-157")
def test_a_copy_in_clear_that_cannot_be_noted_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Broken("disk.full")

    house, file = filled(), tmp_path / "copie.zip"
    monkeypatch.setattr(house.departures, "copied", full)
    with pytest.raises(Broken, match=r"disk\.full"):
        in_clear(house, file)
    assert not file.exists()


@pytest.mark.covers("C-157")
@pytest.mark.parametrize("pack", [in_clear, partial(sealed, passphrase=PHRASE)])
def test_an_archive_that_cannot_take_its_name_is_noted_no_more(
    tmp_path: Path, pack: Callable[[House, Path], object]
) -> None:
    """A folder was put there meanwhile: all was written and noted, but the name."""
    house, taken = written_as_ever(), tmp_path / "sac.alveole"
    (taken / "inside").mkdir(parents=True)
    with pytest.raises(Broken, match=r"disk\.io"):
        pack(house, taken)
    assert house.departures.days(1) == []
    assert house.backpack.last() == 0
    assert list(tmp_path.iterdir()) == [taken]


@pytest.mark.covers("C-160")
def test_a_backpack_is_sealed_noted_and_remembered(tmp_path: Path) -> None:
    house, file = filled(), tmp_path / "sac.alveole"
    counts = sealed(house, file, PHRASE)
    assert counts["entries"] == len(list(house.backpack.entries()))
    assert not zipfile.is_zipfile(file)
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_BACKPACK]
    assert [one.sent for one in day.tallies] == [file.stat().st_size]
    assert house.backpack.last() > 0


def test_a_space_that_opened_without_a_phrase_asks_for_one(tmp_path: Path) -> None:
    file = tmp_path / "sac.alveole"
    with pytest.raises(Refused, match=r"passphrase\.missing"):
        sealed(filled(), file, "")
    assert not file.exists()

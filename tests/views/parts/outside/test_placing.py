"""What leaves is noted, wherever it is put; what did not leave is not."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import flet as ft
import pytest

from app.domain.agenda import Draft
from app.domain.departure import Purpose
from app.domain.errors import Broken, Refused
from storage.durable import written_whole
from tests.screens.fletunit import plain
from tests.screens.homes import filled
from tests.screens.opening import on
from views.errors import sentence_for
from views.house import House
from views.parts.outside.placing import written

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-157")]
DESKTOP = {"web": False, "platform": "linux"}
PHONE = {"web": False, "platform": "android"}
PRINTED = "Votre feuille est prête."


def home(whole: Any = written_whole) -> House:  # noqa: ANN401 - a way to write
    """Return a house that writes outside as the program does, or another way."""
    house = filled()
    outside = replace(house.backpack.outside, whole=whole)
    return replace(house, backpack=replace(house.backpack, outside=outside))


def noted(house: House) -> list[Purpose]:
    return [tally.purpose for day in house.departures.days(1) for tally in day.tallies]


@dataclass
class Person:
    """Somebody who chooses a *place*, or none; *handed* is what they were given."""

    place: str | None
    handed: list[bytes | None] = field(default_factory=list)
    fault: Exception | None = None

    def __call__(self, name: str, given: Any) -> str | None:  # noqa: ANN401 - Flet's
        if name != "save_file":
            return None
        self.handed.append(given["src_bytes"])
        if self.fault:
            raise self.fault
        return self.place


async def printing(house: House, machine: dict[str, object], who: Person) -> str:
    """Print the visit on a machine; return what the page says once it is over."""
    async with on(house, "/sante/visite", who) as ui:
        ui.session.apply_patch(ui.page._i, machine)
        await ui.until("Mes questions")
        await ui.press("visit-print")
        await ui.click(ui.one(ft.FilledButton, content="Préparer la feuille"))
        while not (who.handed and ui.named("visit-print")):
            await ui.settle()
        await ui.settle()
        return ui.text()


async def test_on_a_desktop_it_is_noted_once_written(tmp_path: Path) -> None:
    house, place = home(), tmp_path / "visite.pdf"
    said = await printing(house, DESKTOP, Person(str(place)))
    assert PRINTED in said
    assert place.read_bytes().startswith(b"%PDF")
    (day,) = house.departures.days(1)
    assert day.sent == place.stat().st_size
    assert noted(house) == [Purpose.COPY_PRINT]


@pytest.mark.parametrize("machine", [DESKTOP, PHONE])
async def test_cancelled_nothing_is_noted_nor_said(machine: dict[str, object]) -> None:
    house = home()
    assert PRINTED not in await printing(house, machine, Person(None))
    assert noted(house) == []


async def test_a_phone_is_handed_it_whole_and_says_that_it_took_it() -> None:
    house, who = home(), Person("/here")
    assert PRINTED in await printing(house, PHONE, who)
    (content,) = who.handed
    assert content is not None
    assert content.startswith(b"%PDF")
    assert noted(house) == [Purpose.COPY_PRINT]


async def test_a_place_that_takes_no_file_is_said_and_nothing_is_noted(
    tmp_path: Path,
) -> None:
    house, place = home(), tmp_path / "nowhere" / "visite.pdf"
    said = await printing(house, DESKTOP, Person(str(place)))
    assert plain(sentence_for("file.unwritable")) in said
    assert PRINTED not in said
    assert noted(house) == []


async def test_a_full_disk_is_said_what_was_there_stays_and_nothing_is_noted(
    tmp_path: Path,
) -> None:
    house, place = home(full), tmp_path / "visite.pdf"
    place.write_bytes(b"former")
    said = await printing(house, DESKTOP, Person(str(place)))
    assert plain(sentence_for("disk.full")) in said
    assert noted(house) == []
    assert not place.with_name("visite.pdf.part").exists()
    assert place.read_bytes() == b"former"


async def test_an_agenda_that_was_not_saved_is_not_said_copied() -> None:
    house, who = home(), Person(None)
    house.agenda.add(Draft(title="Cardiologue", start="2026-12-01T09:00"))
    async with on(house, "/agenda/copier", who) as ui:
        ui.session.apply_patch(ui.page._i, DESKTOP)
        await ui.until("à copier.")
        await ui.press("file-save")
        while not who.handed:
            await ui.settle()
        await ui.settle()
        assert "Votre agenda est copié" not in ui.text()
    assert noted(house) == []


async def test_what_a_browser_refuses_leaves_no_note() -> None:
    house, who = home(), Person(None, fault=RuntimeError("refused"))
    assert PRINTED not in await printing(house, {"web": True}, who)
    assert noted(house) == []


@contextmanager
def full(path: Path) -> Iterator[BinaryIO]:
    """Lend a file of a disk that has no room for it."""
    with written_whole(path) as sink:
        yield sink
        raise OSError(errno.ENOSPC, "no room")


def filling(fault: Exception) -> Callable[[BinaryIO], object]:
    def fill(sink: BinaryIO) -> None:
        sink.write(b"half")
        raise fault

    return fill


def test_what_stops_it_is_told_as_it_is_and_leaves_no_half(tmp_path: Path) -> None:
    house, place = home(), tmp_path / "half.pdf"
    with pytest.raises(Refused, match="cancelled"):
        written(house, place, filling(Refused("cancelled")))
    with pytest.raises(Broken, match=r"item\.altered"):
        written(house, place, filling(Broken("item.altered")))
    assert list(tmp_path.iterdir()) == []

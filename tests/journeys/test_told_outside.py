"""The real program tells the desktop that something is due: once, and never what."""

import asyncio
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.agenda import Draft
from app.domain.immunization import Immunization
from app.domain.notice import Sort
from main import Starters
from tests.bus import private_bus
from tests.journeys.canaries import WORD
from views.house import House

if sys.platform != "linux" or not shutil.which("dbus-daemon"):
    pytest.skip("needs Linux and dbus-daemon (package dbus)", allow_module_level=True)

from tests.views.notices.service import Service

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.covers("C-046"),
    pytest.mark.covers("C-124"),
]
PHRASE = "girafe mauve toit lycée brume wagon safran"
WAYS, BORN = {"passphrase": PHRASE}, "1958-03-12"
SOON = 0.05


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give where a home may live, beside a desktop of our own; time goes fast.

    A desktop that is slow to answer has shown all the same: it is waited for, since
    what it did not take is told again.
    """
    monkeypatch.setattr("app.flows.notices.watching.PACE", SOON)
    monkeypatch.setattr("views.notices.bus.PATIENCE", 90.0)
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield tmp_path / "home"


def lived(house: House) -> None:
    """Note a booster that is due, one planned today, canaries in every title."""
    old = Immunization(f"Revaxis {WORD}", day="2004-03-12")
    house.vaccines.booklet.add(old)
    due = house.vaccines.calendar.waiting()[0].due
    today = datetime.now(UTC).astimezone(house.zone).date()
    house.vaccines.planning.plan(due, today, title=WORD)
    house.documents.add(WORD.encode(), name=f"{WORD}.txt", title=WORD)


async def told(service: Service, count: int) -> list[str]:
    """Wait until so many notices were shown; return their sentences."""
    async with asyncio.timeout(90):
        while len(service.shown) < count:  # noqa: ASYNC110 - it comes from a thread
            await asyncio.sleep(SOON)
    return [one[3] for one in service.shown]


async def looked(house: House) -> None:
    """Wait until a look is over."""
    planned: Any = house.notices.notifier
    planned.planned = ("not looked yet",)
    async with asyncio.timeout(90):
        while planned.planned == ("not looked yet",):  # noqa: ASYNC110 - the same
            await asyncio.sleep(SOON)


async def test_a_due_dose_is_told_once_even_after_a_restart(place: Path) -> None:
    starters = Starters(place)
    async with Service() as service:
        with closing(starters.door) as door:
            door.create("Camille", birth_date=BORN, server="", ways=WAYS)
            house = door.open()
            lived(house)
            starters.follow(house)
            await looked(house)
            (said,) = await told(service, 1)
        assert said in {"Alvéole : 1 rappel", "Alvéole : 2 rappels"}
        again = Starters(place)
        with closing(again.door) as door:
            house = door.unlock("passphrase", PHRASE)
            again.follow(house)
            await looked(house)
            house.measures.add("body-weight", ["72"], at="2026-11-20")
            await looked(house)
        assert len(service.shown) == 1
    assert WORD not in str(service.shown)


async def test_an_appointment_is_a_reminder_and_nothing_more(place: Path) -> None:
    starters = Starters(place)
    async with Service() as service:
        with closing(starters.door) as door:
            door.create("Camille", birth_date="", server="", ways=WAYS)
            soon = datetime.now(UTC) + timedelta(minutes=30)
            start = f"{soon:%Y-%m-%dT%H:%M}"
            visit = Draft(title=WORD, start=start, zone="UTC", reminders=(60,))
            said = replace(visit, place=WORD, who=WORD, note=WORD)
            door.open().agenda.add(said)
            starters.follow(door.open())
            assert await told(service, 1) == ["Alvéole : 1 rappel"]
    assert WORD not in str(service.shown)


async def test_a_dose_already_done_or_refused_is_not_told(place: Path) -> None:
    starters = Starters(place)
    async with Service() as service:
        with closing(starters.door) as door:
            door.create("Camille", birth_date=BORN, server="", ways=WAYS)
            house = door.open()
            house.vaccines.booklet.add(Immunization("Revaxis", day="2004-03-12"))
            (line,) = house.vaccines.calendar.waiting()
            house.vaccines.calendar.never(line.due)
            starters.follow(house)
            await looked(house)
        assert service.shown == []


async def test_a_switch_is_still_off_after_a_restart(place: Path) -> None:
    starters = Starters(place)
    async with Service() as service:
        with closing(starters.door) as door:
            door.create("Camille", birth_date=BORN, server="", ways=WAYS)
            lived(door.open())
            for sort in (Sort.REMINDER, Sort.APPOINTMENT):
                door.open().notices.want(sort, on=False)
        again = Starters(place)
        with closing(again.door) as door:
            house = door.unlock("passphrase", PHRASE)
            again.follow(house)
            await looked(house)
            wanted = house.notices.wanted()
        assert service.shown == []
    assert not wanted[Sort.REMINDER]
    assert wanted[Sort.DOCUMENT]

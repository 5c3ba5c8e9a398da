"""A large document leaves piece by piece: to a browser, or where a person says."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId
from tests.screens.fletunit import FletUnit, Invoked
from tests.screens.homes import filled
from tests.screens.opening import on
from tests.views.parts.test_giving import Browser
from views.house import House
from views.parts.giving import OFFERS
from views.parts.handing import PLACE

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-023")]


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for a large one."""
    monkeypatch.setattr("views.parts.copying.SMALL_MAX", 0)


def browsing(browser: Browser, offered: list[str]) -> Invoked:
    """Play a browser that asks at the address it is sent to."""

    def client(name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "launch_url":
            offered.append(str(args["url"]))
            token = offered[-1].rpartition(PLACE)[2]
            offered_to = OFFERS.give(token, browser.receive, browser.send)
            asyncio.get_running_loop().create_task(offered_to)

    return client


def copied(house: House) -> list[EntryId | None]:
    days = house.departures.days(1)
    return [one.entry for day in days for one in house.departures.of(day.day)]


async def save(ui: FletUnit) -> None:
    await ui.until("Enregistrer une copie")
    await ui.press("document-copy")
    await ui.press("confirm-yes")
    await ui.settle()


async def test_a_browser_takes_it_at_an_address_that_says_nothing() -> None:
    house, browser, offered = filled(), Browser(), list[str]()
    entry = house.documents.list()[0].id
    async with on(house, f"/documents/{entry.hex()}", browsing(browser, offered)) as ui:
        await save(ui)
    start, *bodies = browser.heard
    given = b"".join(body["body"] for body in bodies)
    assert given == house.documents.original(entry)
    named = dict(start["headers"])[b"content-disposition"]
    assert named.endswith(b"Vaccin%20grippe%202026-11-21.pdf")
    assert "accin" not in offered[0]
    assert copied(house) == [entry]


async def test_on_a_desktop_it_is_written_where_the_person_says(tmp_path: Path) -> None:
    house, place = filled(), tmp_path / "copie.pdf"
    entry = house.documents.list()[0].id

    def client(name: str, _: Any) -> Any:  # noqa: ANN401 - Flet's own types
        return str(place) if name == "save_file" else None

    async with on(house, f"/documents/{entry.hex()}", client) as ui:
        ui.session.apply_patch(ui.page._i, {"web": False, "platform": "linux"})
        await save(ui)
    assert place.read_bytes() == house.documents.original(entry)
    assert copied(house) == [entry]


async def test_no_place_chosen_leaves_nothing() -> None:
    house = filled()
    entry = house.documents.list()[0].id
    async with on(house, f"/documents/{entry.hex()}") as ui:
        ui.session.apply_patch(ui.page._i, {"web": False, "platform": "linux"})
        await save(ui)
    assert copied(house) == []


async def test_what_is_lent_of_a_document_that_is_not_here_is_refused() -> None:
    house = filled()
    entry = house.documents.list()[0]
    house.documents.blobs.drop(file.blob for file in entry.attachments)
    with pytest.raises(Refused, match=r"blob\.absent"):
        house.documents.lent(entry.id)

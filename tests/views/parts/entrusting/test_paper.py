"""A document is read by its pages or its words; nothing offers to change it."""

from dataclasses import replace
from typing import Any

import flet as ft
import pytest

from app.ports.courier import Progress
from tests.screens.entrusting import entrusted_with, lane_of
from tests.screens.homes import StillCourier, filled
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


def page_of(house: House) -> tuple[House, str]:
    """Return a house lent the documents of *house*, and the address of the first."""
    entry = house.documents.list()[0]
    page = f"/confies/{lane_of(entry.rubric).hex()}/{entry.id.hex()}"
    return entrusted_with(entry.rubric, lender=house), page


async def test_its_pages_are_turned_and_its_words_read() -> None:
    house, page = page_of(filled())
    async with on(house, page) as ui:
        await ui.until("Page 1 sur 2")
        assert ui.all(ft.Image)
        await ui.press("page-after")
        await ui.until("Page 2 sur 2")
        await ui.press("document-twin")
        await ui.until("document fictif")
        assert not ui.named("document-change")


async def test_a_file_that_comes_is_shown_at_once() -> None:
    theirs = filled()
    blobs, entry = theirs.documents.blobs, theirs.documents.list()[0]
    here: list[bool] = [False]

    class Coming(StillCourier):
        async def fetch(self, _entry: object, tell: Progress) -> None:  # type: ignore[override]
            tell(1, 2)
            here[0] = True

    class Away:
        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the blobs' own
            return getattr(blobs, name)

        def has(self, blob: Any) -> bool:  # noqa: ANN401 - the blobs' own
            return here[0] and blobs.has(blob)

    away: Any = Away()
    documents = replace(theirs.documents, blobs=away)
    courier: Any = Coming()
    house, page = page_of(replace(theirs, documents=documents, courier=courier))
    async with on(house, page) as ui:
        await ui.until("Page 1 sur 2")
        assert here == [True]
    assert entry.title


async def test_a_copy_says_whose_it_is_and_is_noted_in_ones_own_space() -> None:
    saved: list[str] = []

    def client(name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            saved.append(args["file_name"])

    theirs = filled()
    house, page = page_of(theirs)
    async with on(house, page, client) as ui:
        await ui.until("Page 1 sur 2")
        await ui.press("document-copy")
        await ui.press("confirm-yes")
        await ui.settle()
    assert ["Camille" in name for name in saved] == [True]
    (day,) = house.departures.days(1)
    (told,) = house.departures.of(day.day)
    assert told.entry is None
    assert theirs.departures.days(1) == []

"""The pictures of a list come after its words, one at a time."""

import asyncio
import threading
import weakref
from dataclasses import replace
from typing import cast

import flet as ft
import pytest

from app.domain.foreign import Picture
from app.flows.thumbs import Thumbs
from tests.fictitious.airlock import Held
from tests.screens.fletunit import FletUnit
from tests.screens.homes import Beating, FakeDoor, PlainAirlock, a_world, filled
from views.house import House
from views.parts.thumb import Line, Seat
from views.shell import opened

pytestmark = pytest.mark.anyio


def on(house: House) -> FletUnit:
    return FletUnit(opened(a_world(FakeDoor(house))), route="/documents", width=390)


class Heavy(PlainAirlock):
    """An airlock whose pictures weigh more than a row may."""

    drawn = b"x" * 5000

    def draw(self, content: Held, *, page: int, width: int) -> Picture:
        assert content
        assert page == 0
        return Picture(self.drawn, width, width)


class Slow(PlainAirlock):
    """An airlock that draws once it is let, and tells that it was asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.let = threading.Event(), threading.Event()
        self.drawings = 0

    def draw(self, content: Held, *, page: int, width: int) -> Picture:
        self.asked.set()
        assert self.let.wait(60)
        self.drawings += 1
        return super().draw(content, page=page, width=width)


class Gone:
    """What nothing holds any more."""


async def soon(_: float) -> None:
    """Do not wait."""


async def test_each_document_with_pages_shows_its_first_one() -> None:
    house = filled()
    async with on(house) as ui:
        await ui.settle(200)
        pictures = [one.src for one in ui.all(ft.Image) if one.src]
        entries = house.documents.list()
        assert sorted(pictures) == sorted(
            house.thumbs.kept(one) or b"" for one in entries
        )
        assert len(pictures) == 3
        assert all(one.exclude_from_semantics for one in ui.all(ft.Image))


async def test_a_picture_changes_nothing_else_of_the_page() -> None:
    house = filled()
    async with on(house) as ui:
        await ui.settle(200)
        pictures = sum(len(one.src) for one in ui.all(ft.Image))
        late = [size for _, _, size in ui.conn.sent[-3:]]
        assert pictures < sum(late) < pictures + 3000


async def test_a_row_that_changes_sends_its_picture_no_second_time() -> None:
    source = filled()
    heavy = Thumbs(replace(source.documents, airlock=Heavy()))
    house = replace(source, thumbs=heavy)
    async with on(house) as ui:
        await ui.settle(200)
        assert {one.src for one in ui.all(ft.Image)} == {Heavy.drawn}
        ui.conn.sent.clear()
        await asyncio.to_thread(
            house.documents.comment, house.documents.list()[0].id, "Un mot"
        )
        await asyncio.to_thread(
            house.documents.rename, house.documents.list()[0].id, "Autre titre"
        )
        await ui.until("Autre titre")
        assert 0 < sum(size for _, _, size in ui.conn.sent) < 1000


async def test_one_that_is_gone_is_not_drawn() -> None:
    house = filled()
    asked: list[object] = []

    class Noting:
        def kept(self, _entry: object) -> None:
            return None

        def make(self, entry: object) -> bytes:
            asked.append(entry)
            return b"x"

    line = Line(Noting(), soon)  # type: ignore[arg-type]  # two calls only
    first, second = house.documents.list()[:2]
    gone, stays, got = Seat(), Seat(), list[bytes]()
    stays = replace(stays, put=got.append)
    line.ask(first, gone)
    line.ask(second, stays)
    line.leave(gone)
    while line._task:
        await asyncio.to_thread(dict)
    assert asked == [second]
    assert got == [b"x"]


async def test_a_session_that_went_while_a_picture_was_drawn_ends_the_line() -> None:
    source, airlock = filled(), Slow()
    house = replace(source, thumbs=Thumbs(replace(source.documents, airlock=airlock)))
    async with on(house) as ui:
        assert await asyncio.to_thread(airlock.asked.wait, 60)
        _, line = ui.session.store.get("thumbs")
        work, known = line._task, vars(ui.page)
        held, pulse = known["_Page__session"], cast("Beating", house.pulse)
        known["_Page__session"] = weakref.ref(Gone())  # as Flet's, once it is gone
        told, pulse.listeners = pulse.listeners, []  # the heart drops who is gone
        airlock.let.set()
        await asyncio.wait([work])
        with pytest.raises(RuntimeError, match="destroyed session"):
            _ = ui.page.session
        known["_Page__session"], pulse.listeners = held, told
        assert work.exception() is None
        assert airlock.drawings == 1

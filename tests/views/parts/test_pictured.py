"""A picture is read for the button it was chosen with, which waits meanwhile."""

import asyncio
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.lent import Content
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import filled
from tests.screens.opening import on, picking
from views.errors import sentence_for

pytestmark = pytest.mark.anyio
CODE, PLACE = "ABCD", "/mes-appareils/ajouter"


class Slow:
    """Reads a picture once it is told to; *code* says what it finds, "" nothing."""

    def __init__(self, code: str = CODE) -> None:
        self.code, self.told, self.seen = code, Event(), list[Content]()

    def read(self, picture: Content) -> str:
        """Wait, then find the code."""
        self.told.wait(60)
        self.seen.append(picture)
        if not self.code:
            raise Refused("enrol.unreadable")
        return self.code


def asking(reader: Slow, *files: tuple[str, bytes]) -> FletUnit:
    """Open a screen where a picture may be read."""
    codes: Any = reader
    house = filled()
    space = replace(house.space, server="http://sante.exemple")
    return on(replace(house, space=space, shown_codes=codes), PLACE, picking(*files))


async def test_what_is_read_fills_the_field_and_the_wait_is_said() -> None:
    reader = Slow()
    async with asking(reader, ("a.png", b"picture")) as ui:
        pressing = asyncio.create_task(ui.press("visitor-picture"))
        await ui.until("Lecture de la photo…")
        assert not ui.named("visitor-picture")
        reader.told.set()
        await pressing
        await ui.until("Code lu sur la photo.")
        assert ui.tid("visitor-code").value == CODE
        assert reader.seen == [b"picture"]
        assert ui.named("visitor-picture")


async def test_what_cannot_be_read_says_so_and_may_be_tried_again() -> None:
    reader = Slow("")
    reader.told.set()
    async with asking(reader, ("a.png", b"picture")) as ui:
        await ui.press("visitor-picture")
        await ui.until(plain(sentence_for("enrol.unreadable")))
        assert ui.tid("visitor-code").value == ""
        assert ui.named("visitor-picture")


async def test_no_picture_chosen_reads_nothing() -> None:
    reader = Slow()
    async with asking(reader) as ui:
        await ui.press("visitor-picture")
        assert reader.seen == []
        assert ui.named("visitor-picture")

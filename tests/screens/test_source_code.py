"""The program that runs is read from the screen, offline, and nothing else is."""

import pytest

from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_house, a_world
from views.errors import sentence_for
from views.parts.source import Source
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-133")]


def page(place: str = "") -> FletUnit:
    """Open the code, or one of its places."""
    world = a_world(FakeDoor(a_house()))
    return FletUnit(opened(world), route=f"/a-propos/code{place}", width=390)


async def test_the_code_shows_its_folders_and_its_fingerprint() -> None:
    async with page() as ui:
        await ui.until(Source().fingerprint())
        assert {"app", "views", "main.py"} <= set(ui.text().split("\n"))


async def test_a_folder_then_a_file_are_read() -> None:
    async with page("/app~domain") as ui:
        await ui.until("errors.py")
    async with page("/app~domain~errors.py") as ui:
        await ui.until("class AlveoleError(Exception):")


@pytest.mark.parametrize("place", ["/..~..~etc~hosts", "/tests", "/.git~config"])
async def test_nothing_else_is_read(place: str) -> None:
    async with page(place) as ui:
        await ui.until(plain(sentence_for("entry.absent")))

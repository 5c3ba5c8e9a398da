"""The settings: each choice applies at once, and only what may be loosened is."""

from dataclasses import dataclass, field, replace
from typing import Any

import flet as ft
import pytest

from app.domain.errors import Unreachable
from app.domain.space import Space
from app.flows.news import REMINDED, TOLD
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.shell import opened
from views.theme import LIGHT

pytestmark = pytest.mark.anyio


@dataclass
class Asked(FakeDoor):
    """A door that notes which servers it was asked to reach."""

    reached: list[str] = field(default_factory=list)
    silent: bool = False

    def reach(self, server: str) -> None:
        """Answer, unless told to be silent."""
        self.reached.append(server)
        if self.silent:
            raise Unreachable("peer.silent")


@dataclass
class Moved:
    """Notes the addresses kept."""

    kept: list[str] = field(default_factory=list)

    def move(self, address: str) -> None:
        """Keep it."""
        self.kept.append(address)


@pytest.mark.covers("C-124")
async def test_the_lock_only_comes_sooner_and_is_kept() -> None:
    kept: dict[str, str] = {}
    world = a_world(FakeDoor(filled()), kept)
    async with FletUnit(opened(world), route="/reglages") as ui:
        await ui.choose("lock-60", "60")
        assert kept["lock"] == "60"
        assert ui.page.data.look.lock_seconds == 60
        offered = {one.value for one in ui.all(ft.Radio)} & {"300", "600", "900"}
        assert offered == {"300"}


async def test_strong_contrast_and_stillness_apply_at_once() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled()))), route="/reglages") as ui:
        assert ui.page.theme.color_scheme.outline == LIGHT.border
        await ui.choose("contrast-high", "high")
        assert ui.page.theme.color_scheme.outline == LIGHT.ink
        await ui.choose("motion-still", "still")
        assert ui.page.theme.splash_color == ft.Colors.TRANSPARENT


@pytest.mark.covers("C-124")
async def test_each_sort_of_news_is_chosen_and_alarms_are_not() -> None:
    house = filled()
    world = a_world(FakeDoor(house))
    async with FletUnit(opened(world), route="/reglages") as ui:
        await ui.choose("news-document-no", "no")
        await ui.settle()
        assert not house.news.told("document")
        assert house.news.told("measure")
        assert "Une alerte ou une clé changée se voit toujours." in ui.text()
        offered = {one.identifier for one in ui.all(ft.Semantics) if one.identifier}
        assert {name for name in offered if name.startswith("news-")} == {
            f"news-{sort}-{answer}"
            for sort in (*TOLD, *REMINDED)
            for answer in ("yes", "no")
        }


@pytest.mark.covers("C-124")
async def test_reminders_are_switched_off_one_sort_at_a_time() -> None:
    house = filled()
    async with FletUnit(opened(a_world(FakeDoor(house))), route="/reglages") as ui:
        for sort in REMINDED:
            await ui.choose(f"news-{sort}-no", "no")
            while house.news.told(sort):
                await ui.settle()
    assert house.news.told("document")


@pytest.mark.parametrize("silent", [False, True])
async def test_a_new_address_is_kept_only_if_the_server_answers_there(
    *, silent: bool
) -> None:
    moved: Any = Moved()
    space = Space(filled().space.id, "Camille", "", "https://avant.exemple")
    house = replace(filled(), server_address=moved, space=space)
    door = Asked(house, silent=silent)
    world = a_world(door)
    async with FletUnit(opened(world), route="/reglages/serveur") as ui:
        await ui.type("server-field", " https://apres.exemple ")
        await ui.press("server-move")
        await ui.settle()
        assert door.reached == ["https://apres.exemple"]
        assert moved.kept == ([] if silent else ["https://apres.exemple"])
        assert ("L'adresse est changée" in ui.text()) is not silent
        if not silent:
            await ui.press("server-reopen")
            await ui.settle()
        assert door.locked is not silent

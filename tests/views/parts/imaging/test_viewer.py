"""The viewer draws what is asked for, and says what it cannot draw."""

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from app.domain.errors import Refused
from app.domain.imaging import Look
from tests.app.flows.test_imaging import an_exam
from tests.screens.fletunit import FletUnit
from tests.screens.homes import EXAM, a_house
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-013")]

Where = Callable[..., FletUnit]


def viewer(house: House, *, width: int = 390) -> FletUnit:
    exam = an_exam(house)
    return on(house, f"/documents/{exam.id.hex()}/images", width=width)


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_images_are_turned_and_described(width: int) -> None:
    async with viewer(a_house(), width=width) as ui:
        await ui.until("Image 1 sur 3")
        film = ui.one(ft.Semantics, identifier="imaging-film")
        assert film.label == "Scanner : Thorax, Thorax fin, Image 1 sur 3"
        first = ui.one(ft.Image).src
        await ui.press("imaging-after")
        await ui.until("Image 2 sur 3")
        await ui.settle()
        assert ui.one(ft.Image).src != first
        assert faults(ui) == []


async def test_a_look_is_asked_of_the_airlock() -> None:
    house = a_house()
    airlock: Any = house.documents.airlock
    async with viewer(house) as ui:
        await ui.until("Poumon")
        await ui.press("imaging-preset-lung")
        await ui.settle()
    assert airlock.looks == [Look(), Look(-600, 1500)]


async def test_two_taps_measure_a_distance() -> None:
    async with viewer(a_house()) as ui:
        await ui.until("Mesurer une distance")
        await ui.press("imaging-measure")
        await ui.until("Touchez le début de ce que vous mesurez.")
        hands = next(one for one in ui.all(ft.GestureDetector) if one.on_scale_update)
        for across in (60, 260):
            point = {"l": {"x": across, "y": 100}, "k": "touch"}
            await ui.fire(hands, "tap_down", point)
        await ui.until("Distance : ")
        assert any(said.startswith("Distance : ") for said in ui.said())


@pytest.mark.parametrize(("width", "near"), [(390, True), (1280, False)])
async def test_on_a_phone_the_ruler_lies_right_under_the_image(
    width: int, *, near: bool
) -> None:
    async with viewer(a_house(), width=width) as ui:
        await ui.until("Mesurer une distance")
        words = ui.text()
        assert words.count("Mesurer une distance") == 1
        ruler = words.index("Mesurer une distance")
        assert (ruler < words.index("Voir de plus près")) is near


async def test_without_millimetres_the_viewer_says_so() -> None:
    house = a_house()
    added = house.documents.add(EXAM + b" no spacing", name="x.dcm")
    assert added.entry
    async with on(house, f"/documents/{added.entry.id.hex()}/images") as ui:
        await ui.until("On ne peut pas mesurer")


async def test_keys_turn_images() -> None:
    async with viewer(a_house()) as ui:
        await ui.until("Image 1 sur 3")
        listener = next(one for one in ui.all(ft.KeyboardListener) if one.on_key_down)
        await ui.fire(listener, "key_down", {"key": "End"})
        await ui.until("Image 3 sur 3")


async def test_an_image_that_cannot_be_drawn_is_told_and_the_next_one_comes() -> None:
    house = a_house()
    airlock: Any = house.documents.airlock
    shade = airlock.shade

    def failing(content: bytes, where: Any, **asked: Any) -> Any:  # noqa: ANN401
        if where.frame == 0:
            raise Refused("import.damaged")
        return shade(content, where, **asked)

    airlock.shade = failing
    async with viewer(house) as ui:
        await ui.until("Ce fichier est abîmé.")
        await ui.press("imaging-after")
        await ui.until("Image 2 sur 3")
        await ui.settle()
        assert ui.all(ft.Image)

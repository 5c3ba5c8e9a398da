"""Beside an image: its series, a closer look, what the exam is made of, the name."""

import pytest

from tests.app.flows.test_imaging import an_exam
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-013")]


async def test_another_series_starts_at_its_first_image() -> None:
    house = a_house()
    exam = an_exam(house)
    async with on(house, f"/documents/{exam.id.hex()}/images") as ui:
        await ui.until("Image 1 sur 3")
        await ui.press("imaging-after")
        await ui.until("Image 2 sur 3")
        await ui.press("imaging-series-1")
        await ui.until("Une seule image")


async def test_what_the_exam_holds_is_counted() -> None:
    house = a_house()
    exam = an_exam(house)
    async with on(house, f"/documents/{exam.id.hex()}/images") as ui:
        await ui.until("2 séries, 4 images.")
        assert "2 fichiers ne sont pas des images." in ui.text()


async def test_the_name_is_off_until_asked() -> None:
    house = a_house()
    exam = an_exam(house)
    async with on(house, f"/documents/{exam.id.hex()}/images") as ui:
        await ui.until("Montrer le nom sur l'image")
        assert "Camille Roche" not in ui.text()
        await ui.press("imaging-name")
        await ui.until("Camille Roche")
        await ui.press("imaging-name")
        assert "Camille Roche" not in ui.text()


async def test_an_image_is_enlarged_moved_and_made_whole_by_buttons() -> None:
    house = a_house()
    exam = an_exam(house)
    async with on(house, f"/documents/{exam.id.hex()}/images") as ui:
        await ui.until("Agrandir")
        assert not ui.named("imaging-whole")
        await ui.press("imaging-larger")
        await ui.press("imaging-left")
        assert ui.named("imaging-smaller")
        await ui.press("imaging-whole")
        assert not ui.named("imaging-left")

"""The first image of an exam leads to all of them."""

import flet as ft
import pytest

from tests.app.flows.test_imaging import an_exam
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-013")]


async def test_a_document_of_images_shows_the_first_and_opens_them() -> None:
    house = a_house()
    exam = an_exam(house)
    async with on(house, f"/documents/{exam.id.hex()}") as ui:
        await ui.until("Ouvrir les images")
        assert ui.one(ft.Image).semantics_label == "Première image : Scanner : Thorax"
        await ui.press("document-images")
        assert ui.pushed()[-1][1] == f"/documents/{exam.id.hex()}/images"

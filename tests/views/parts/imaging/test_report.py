"""The report is put beside the images, read there, and taken away."""

import pytest

from tests.app.flows.test_imaging import a_report, an_exam
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-013")]


async def test_a_report_is_chosen_read_and_taken_back() -> None:
    house = a_house()
    exam = an_exam(house)
    report = a_report(house, "Poumons clairs", "2026-11-04")
    async with on(house, f"/documents/{exam.id.hex()}/images", width=1280) as ui:
        await ui.until("Lequel de vos documents est le compte rendu ?")
        await ui.press(f"imaging-report-{report.id.hex()}")
        await ui.until("Le compte rendu est à côté des images.")
        await ui.until("Ouvrir le compte rendu")
        assert "Poumons clairs" in ui.text()
        await ui.press("imaging-report-away")
        await ui.until("Le compte rendu n'est plus à côté.")
        await ui.press("banner-undo")
        await ui.until("Ouvrir le compte rendu")
    found = house.imaging.report(exam.id)
    assert found is not None
    assert found.id == report.id


async def test_without_any_document_it_is_said_what_to_do() -> None:
    house = a_house()
    exam = an_exam(house)
    async with on(house, f"/documents/{exam.id.hex()}/images") as ui:
        await ui.until("Ajoutez-le à vos documents, puis revenez ici.")

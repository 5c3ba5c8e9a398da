"""Above its pages, a document says where it stands and what was found in it."""

from dataclasses import replace

import flet as ft
import pytest

from app.domain.state import State
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import filled
from tests.screens.opening import on
from views.parts.document.remarks import remarks

pytestmark = pytest.mark.anyio
FOUND = "pdf.active_content,dicom.no_image,not.known_here"


async def test_what_was_found_is_told_and_what_has_no_words_is_not() -> None:
    entry = filled().documents.list()[0]
    odd = replace(entry, meta={**entry.meta, "findings": FOUND})
    async with FletUnit(drawing(lambda: ft.Column(remarks(odd)))) as ui:
        assert entry.title in ui.text()
        assert "Ce fichier contient un programme. Il reste éteint." in ui.text()
        assert "Ce fichier ne contient aucune image." in ui.text()
        assert "known_here" not in ui.text()


@pytest.mark.covers("C-021")
async def test_a_version_replaced_leads_to_the_others_and_does_not_come_back() -> None:
    house = filled()
    entry = house.documents.list()[0]
    old = {**entry.meta, "status": State.SUPERSEDED}
    house.documents.restore(replace(entry, meta=old))
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Une version plus récente de ce document existe.")
        assert not ui.all(ft.Semantics, identifier="document-back")
        await ui.press("document-newer")
        await ui.until("Versions")

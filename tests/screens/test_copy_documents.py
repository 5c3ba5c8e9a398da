"""Several documents are ticked, then leave together: warned, followed, noted."""

import io
from typing import Any
from zipfile import ZipFile

import flet as ft
import pytest

from app.domain.departure import Purpose
from tests.screens.fletunit import FletUnit, Invoked
from tests.screens.homes import NOON, filled
from tests.screens.opening import on
from tests.screens.tree import faults
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-157")]
ROUTE = "/documents/copier"


def saving(kept: list[tuple[str, bytes]]) -> Invoked:
    """Play a browser that keeps what it is handed."""

    def client(name: str, given: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            kept.append((given["file_name"], given["src_bytes"]))
        return "" if name == "save_file" else None

    return client


def names(house: House) -> list[str]:
    return [one.id.hex() for one in house.documents.list()]


async def test_what_is_ticked_is_counted_and_leaves_in_one_file() -> None:
    house, kept = filled(), list[tuple[str, bytes]]()
    first, second, third = names(house)
    async with on(house, ROUTE, saving(kept)) as ui:
        await ui.until("Aucun document choisi")
        assert ui.tid("copy-save").disabled
        for name in (first, second, third):
            await ui.press(f"pick-{name}")
        await ui.until("3 documents choisis")
        await ui.press(f"pick-{third}")
        await ui.until("2 documents choisis")
        assert any(said.startswith("Choisi : ") for said in ui.said())
        assert faults(ui) == []
        await ui.press("copy-save")
        await agree(ui)
        await ui.until("Votre copie est prête : 2 documents")
    ((name, content),) = kept
    assert name == f"documents-{NOON.date().isoformat()}.zip"
    with ZipFile(io.BytesIO(content)) as archive:
        held = {archive.read(one) for one in archive.namelist()}
    chosen = [one for one in house.documents.list() if one.id.hex() != third]
    assert held == {house.documents.original(one.id) for one in chosen}
    told = house.departures.of(NOON.date().isoformat())
    assert {one.entry for one in told} == {one.id for one in chosen}
    assert {one.purpose for one in told} == {Purpose.COPY_DOCUMENT}


async def test_a_refusal_lets_nothing_out_and_keeps_the_choice() -> None:
    house, kept = filled(), list[tuple[str, bytes]]()
    async with on(house, ROUTE, saving(kept)) as ui:
        await ui.until("Tout choisir")
        await ui.press("copy-all")
        await ui.until("3 documents choisis")
        await ui.press("copy-save")
        await ui.click(ui.one(ft.OutlinedButton, content="Annuler"))
        assert "3 documents choisis" in ui.text()
        await ui.press("copy-none")
        await ui.until("Aucun document choisi")
    assert kept == []
    assert house.departures.of(NOON.date().isoformat()) == []


async def test_the_list_of_documents_leads_there() -> None:
    async with on(filled(), "/documents") as ui:
        await ui.until("Copier plusieurs documents")
        await ui.press("documents-copy")
        assert ui.pushed()[-1][1] == ROUTE


async def agree(ui: FletUnit) -> None:
    """Press the button of the question."""
    await ui.click(ui.one(ft.FilledButton, content="Enregistrer la copie"))

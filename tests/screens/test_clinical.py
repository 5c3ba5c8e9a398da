"""A clinical document on its screen: what it contains, its page, what it encloses."""

from dataclasses import replace

import flet as ft
import pytest

from app.domain.entry import Entry
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.wording import LAID
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-002")]


def kept(content: bytes) -> tuple[House, Entry]:
    house = a_house()
    entry = house.documents.add(content, name="vaccins.xml").entry
    assert entry is not None
    return house, entry


async def test_what_it_contains_comes_first_then_its_page() -> None:
    house, entry = kept(LAID)
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Ce que ce document contient")
        text = plain(ui.text())
        parts = ["Ce que ce document contient", "Le document", "235421", "Détails"]
        assert sorted(parts, key=text.index) == parts
        assert "Rien n'est ajouté à votre espace." in text
        assert not ui.all(ft.Semantics, identifier="document-twin")
        assert not ui.all(ft.Image)


async def test_the_enclosed_file_is_one_press_away_and_back() -> None:
    house, entry = kept(LAID + b" joint")
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Voir le fichier joint")
        await ui.press("document-twin")
        await ui.until("Revenir au document")
        assert ui.one(ft.Image)
        await ui.press("document-twin")
        await ui.until("Le document")
        assert "Vaccinations" in ui.text()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("cda.cut", "Seul son début est montré."),
        ("cda.ins_error", "Vérifiez que ce document est à vous."),
        ("cda.ins_key", "Le numéro de santé écrit ici comporte une erreur."),
        ("cda.part_damaged", "Un fichier joint est abîmé."),
    ],
)
async def test_what_was_found_is_told_above_it(code: str, said: str) -> None:
    house, entry = kept(LAID)
    house.documents.restore(replace(entry, meta={**entry.meta, "findings": code}))
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Le document")
        assert said in plain(ui.text())


async def test_who_wrote_it_stands_under_its_title() -> None:
    house, entry = kept(LAID)
    said = {"author": "Dr Hélène Arnaud", "facility": "Cabinet des Tilleuls"}
    house.documents.restore(replace(entry, meta={**entry.meta, **said}))
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Le document")
        above = ui.text().split("Ce que ce document contient")[0]
        assert "Dr Hélène Arnaud · Cabinet des Tilleuls" in above


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_the_page_is_read_at_every_width(width: int) -> None:
    house, entry = kept(LAID)
    async with on(house, f"/documents/{entry.id.hex()}", width=width) as ui:
        await ui.until("Surveiller la fièvre")
        assert "Épaule" in ui.text()

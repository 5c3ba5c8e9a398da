"""Medico-social papers are filed apart, named in plain words, and filtered."""

from dataclasses import replace

import pytest

from app.domain.foreign import Extract, Header
from tests.screens.homes import PlainAirlock, filled
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-010")]


class Typed(PlainAirlock):
    """An airlock whose files say of what type they are, and who made them."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.header = Header(type=code, facility="Résidence des Lilas")

    def read(self, content: object, *, name: str) -> Extract:
        del content, name
        return Extract("text/plain", 0, "GIR 4", header=self.header)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("34842-5", "Grille d'autonomie"),
        ("80788-3", "Projet personnalisé d'accompagnement"),
        ("28653-4", "Document médico-social"),
    ],
)
async def test_each_type_is_shown_in_its_own_category(code: str, said: str) -> None:
    house = filled()
    documents = replace(house.documents, airlock=Typed(code))
    entry = documents.add(b"grille", name="x.xml").entry
    assert entry
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Autonomie et accompagnement")
        assert said in ui.text()
        assert "Résidence des Lilas" in ui.text()


async def test_the_category_narrows_the_list_to_them() -> None:
    house = filled()
    documents = replace(house.documents, airlock=Typed("34842-5"))
    entry = documents.add(b"grille", name="x.xml").entry
    assert entry
    async with on(house, "/documents") as ui:
        await ui.until("Vaccin grippe")
        await ui.press("narrow")
        assert "Autonomie et accompagnement (1)" in ui.text()
        await ui.press("category-AUTONOMIE")
        await ui.until("1 document")
        assert "Vaccin grippe" not in ui.text()

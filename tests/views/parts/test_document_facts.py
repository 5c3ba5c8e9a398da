"""What is known of a document is said; what is not is left out or named so."""

from dataclasses import replace

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import filled
from views.parts.document_facts import facts, who_sees

pytestmark = pytest.mark.anyio


async def test_each_fact_known_has_its_words() -> None:
    house = filled()
    entry, folders = house.documents.list()[0], house.folders.list()
    said = {"author": "Dr Fictif", "folder": folders[0].entry.id.hex(), "comment": "!"}
    known = replace(entry, meta={**entry.meta, **said})
    async with FletUnit(drawing(lambda: ft.Column(facts(known, folders)))) as ui:
        text = ui.text()
        assert all(word in text for word in ("Vaccins", "Dr Fictif", "Genou", "!"))
        assert "45 octets" in text


async def test_what_is_not_known_is_not_made_up() -> None:
    entry = filled().documents.list()[0]
    async with FletUnit(drawing(lambda: ft.Column(facts(entry, [])))) as ui:
        assert "non précisé" in ui.text()
        assert "Dossier" not in ui.text()
        assert "commentaire" not in ui.text()


async def test_who_may_read_is_said_without_a_technical_word() -> None:
    async with FletUnit(drawing(lambda: ft.Column(who_sees()))) as ui:
        assert "Vous seul, sur vos appareils." in ui.text()

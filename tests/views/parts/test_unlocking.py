"""A locked file asks for its password in its own line, and says when it is wrong."""

import pytest

from tests.screens.fletunit import plain
from tests.screens.homes import LOCKED, LOCKED_BY, a_house
from tests.screens.opening import on, picking
from tests.screens.tree import faults
from views.errors import sentence_for

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-004")
async def test_a_locked_file_asks_for_its_password_until_it_opens() -> None:
    house = a_house()
    files = picking(("analyses.pdf", LOCKED + b"carnet"), ("a.txt", b"bonjour"))
    async with on(house, "/documents/ajouter", files) as ui:
        await ui.press("add-pick")
        await ui.until("analyses.pdf : ce fichier a un mot de passe.")
        assert "1 document est là." in ui.said()
        await ui.type("add-password-0", "autre")
        await ui.press("add-unlock-0")
        wrong = sentence_for("import.password_wrong")
        await ui.until(plain(wrong))
        assert wrong in ui.said()
        await ui.type("add-password-0", LOCKED_BY)
        await ui.press("add-unlock-0")
        await ui.until("analyses.pdf : ajouté, rangé dans Résultats d'analyses.")
        assert not ui.named("add-password-0")
        assert not faults(ui)
    kept = house.documents.list()
    assert sorted(one.title for one in kept) == ["bonjour", "carnet"]


async def test_nothing_typed_tries_nothing() -> None:
    files = picking(("analyses.pdf", LOCKED + b"carnet"))
    async with on(a_house(), "/documents/ajouter", files) as ui:
        await ui.press("add-pick")
        await ui.until("analyses.pdf : ce fichier a un mot de passe.")
        assert ui.tid("add-unlock-0").disabled

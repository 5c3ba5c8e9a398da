"""The row of a line says it in short, and opens its page."""

import pytest

from tests.screens.opening import on
from tests.views.parts.profile.told import PENICILLIN, noted
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio


async def test_a_row_tells_the_line_and_leads_to_it() -> None:
    house, line = noted("allergies", **PENICILLIN)
    async with on(house, "/sante/profil/allergies") as ui:
        await ui.until("Déclaré par vous, le 21 novembre 2026")
        assert "Depuis 1998" in ui.text()
        await ui.press(f"line-{line.entry.id.hex()}")
        assert ("push_route", page_of(line.entry)) in ui.pushed()


async def test_what_is_over_or_withdrawn_is_folded_and_counted() -> None:
    house, line = noted("allergies", **PENICILLIN)
    house.profile.end(line.entry.id, "2003")
    wrong = house.profile.add("allergies", {"substance": "Erreur de saisie"})
    house.profile.withdraw(wrong.id)
    async with on(house, "/sante/profil/allergies") as ui:
        await ui.until("Terminé (1)")
        assert "Pénicilline" not in ui.text()
        await ui.press("line-ended")
        await ui.until("De 1998 à 2003")
        await ui.press("line-withdrawn")
        await ui.until("Erreur de saisie")

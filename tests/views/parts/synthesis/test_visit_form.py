"""The same form serves one's own visit and that of somebody one represents."""

from dataclasses import replace

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on
from views.parts.synthesis.visiting import visit_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-164")]


async def test_of_a_dependent_all_is_of_their_space_and_kept_there() -> None:
    own, child = a_house(), a_house()
    space = replace(child.space, name="Léo")
    child = replace(child, space=space, dependents=own.dependents)
    child.profile.add("allergies", {"substance": "Arachide"})
    async with on(child, "/sante/visite") as ui:
        await ui.until("Arachide (nouveau)")
        await ui.type("visit-questions", "Peut-il manger des noix ?")
        await ui.until("Il reste")
        assert "vous confie" not in ui.text()
    assert "noix" in child.drafts.get("visit")["questions"]
    assert own.drafts.get("visit") == {}
    assert visit_of(child).name == "Léo"

"""Papers are one press away from the profile, and already sorted from the others."""

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-027")
async def test_the_papers_are_counted_and_listed_alone() -> None:
    house = a_house()
    for title in ("Attestation de droits", "Ordonnance"):
        house.documents.add(title.encode(), name=f"{title}.txt", title=title)
    kept = {one.title: one.meta["category"] for one in house.documents.list()}
    assert kept["Attestation de droits"] == "DOC_ADM"
    async with on(house, "/sante/profil") as ui:
        await ui.until("1 document")
        await ui.press("profile-papers")
        await ui.navigate("/documents")
        await ui.until("Attestation de droits")
        assert "Ordonnance\n" not in ui.text()


async def test_with_none_the_first_step_is_said() -> None:
    async with on(a_house(), "/sante/profil") as ui:
        await ui.until("rangez-les parmi les papiers.")

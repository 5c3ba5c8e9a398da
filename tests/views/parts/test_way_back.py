"""« Retour » leads where one came from, else to the page above."""

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from tests.screens.opening import measure_at, on
from views.parts.way_back import parent
from views.shell import opened


@pytest.mark.parametrize(
    ("address", "root", "above"),
    [
        ("/documents/7f", "/documents", "/documents"),
        ("/documents/7f/modifier", "/documents", "/documents/7f"),
        (measure_at("body-weight"), "/sante", "/sante/mesures"),
        ("/sante/hospitalisations", "/sante", "/sante/profil"),
        ("/sante/profil/allergies", "/sante", "/sante/profil"),
        ("/reglages", "/plus", "/plus"),
        ("/sauvegarde/verifier", "/plus", "/sauvegarde"),
        ("/qui-voit-quoi/sorties", "/plus", "/plus"),
        ("/qui-voit-quoi/sorties/2026-11-21", "/plus", "/qui-voit-quoi/sorties"),
        ("/recherche", "/", "/"),
    ],
)
def test_the_page_above_is_known_from_the_address(
    address: str, root: str, above: str
) -> None:
    assert parent(address, root) == above


@pytest.mark.anyio
async def test_back_keeps_the_document_in_the_address() -> None:
    house = filled()
    name = house.documents.list()[0].id.hex()
    route = f"/documents/{name}/modifier"
    async with FletUnit(opened(a_world(FakeDoor(house))), route=route) as ui:
        await ui.press("top-back")
        assert ("push_route", f"/documents/{name}") in ui.pushed()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("left", "back"),
    [
        ("/recherche", "/recherche"),
        ("/", "/"),
        ("/documents/archives", "/documents/archives"),
        ("/documents/dossiers/7f", "/documents/dossiers/7f"),
        ("/sante/mesures", "/documents"),
        ("/reglages", "/documents"),
    ],
)
async def test_a_document_leads_back_to_the_list_it_was_opened_from(
    left: str, back: str
) -> None:
    house = filled()
    name = house.documents.list()[0].id.hex()
    async with on(house, left) as ui:
        await ui.navigate(f"/documents/{name}")
        await ui.press("top-back")
        assert ui.pushed()[-1] == ("push_route", back)


@pytest.mark.anyio
async def test_what_is_thrown_away_leads_back_to_its_list() -> None:
    house = filled()
    name = house.documents.list()[0].id.hex()
    async with on(house, "/recherche") as ui:
        await ui.navigate(f"/documents/{name}")
        await ui.until("Mettre à la corbeille")
        await ui.press("document-throw")
        assert ui.pushed()[-1] == ("push_route", "/recherche")

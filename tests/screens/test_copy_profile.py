"""The profile leaves as a table: whose it is said, warned of, saved, noted."""

import pytest

from app.domain.departure import Purpose
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.test_copy_measures import saving

pytestmark = pytest.mark.anyio
ROUTE = "/sante/profil/copier"


@pytest.mark.covers("C-157")
async def test_the_whole_profile_leaves_and_is_noted() -> None:
    house, kept = a_house(), list[bytes]()
    house.profile.add("allergies", {"substance": "=2+2", "since": "1998"})
    house.profile.add("traitements", {"medicine": "Metformine", "dose": "500 mg"})
    async with on(house, ROUTE, saving(kept)) as ui:
        await ui.until("Ce tableau tient le profil de Camille.")
        assert "2 lignes" in ui.text()
        assert "Toute personne qui trouve ce fichier peut tout lire." in ui.text()
        await ui.press("profile-save")
        await ui.until("Votre tableau est prêt : 2 lignes")
    lines = kept[0].decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Personne;Rubrique;Quoi;Précisions;Depuis;Jusqu'à")
    assert all(line.startswith("Camille;") for line in lines[1:])
    assert any(";'=2+2;" in line for line in lines)
    (day,) = house.departures.days(1)
    assert [one.purpose for one in day.tallies] == [Purpose.COPY_PROFILE]


async def test_an_empty_profile_has_nothing_to_copy() -> None:
    async with on(a_house(), ROUTE) as ui:
        await ui.until("Rien n'est noté dans le profil.")
        assert not ui.named("profile-save")


async def test_the_profile_and_the_measures_lead_there() -> None:
    async with on(a_house(), "/sante/profil") as ui:
        await ui.until("Copier en tableau")
        await ui.press("profile-table")
        assert ("push_route", ROUTE) in ui.pushed()
    async with on(a_house(), "/sante/mesures/copier") as ui:
        await ui.until("Copier le profil médical")
        await ui.press("table-profile")
        assert ("push_route", ROUTE) in ui.pushed()

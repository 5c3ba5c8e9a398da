"""The calendar: to do, to check, to come, the rest folded; its worth is said."""

import pytest

from app.domain.immunization import Immunization
from tests.screens.ages import identity
from tests.screens.homes import a_house
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
LIST = "/sante/vaccins"


@pytest.mark.covers("C-044")
async def test_what_is_to_do_comes_first_then_to_check_then_to_come() -> None:
    house = a_house()
    identity(house, "2014-01-01", "female")
    async with on(house, LIST) as ui:
        await ui.until("vaccins à faire")
        titles = ["vaccins à faire", "À vérifier avec un professionnel", "À prévoir"]
        places = [ui.text().index(title) for title in titles]
        assert places == sorted(places)
        assert "Ces dates suivent des règles publiques de 2025." in ui.text()
        assert "retard" not in ui.text()


@pytest.mark.covers("C-044")
async def test_the_flu_has_no_dates_since_none_was_read() -> None:
    async with on(a_house(), LIST) as ui:
        await ui.until("Grippe de la saison")
        assert "À confirmer : parlez-en à un professionnel." in ui.text()
        assert "C'est la saison" not in ui.text()
        assert "décembre" not in ui.text()


async def test_what_is_done_is_folded() -> None:
    house = a_house()
    house.vaccines.booklet.add(Immunization("Revaxis", day="2024-03-12"))
    async with on(house, LIST) as ui:
        await ui.until("Voir les vaccins faits")
        assert "Fait : " not in ui.text()
        await ui.press("calendar-done")
        await ui.until("Fait : ")
        (dose,) = house.vaccines.booklet.list()
        await ui.press("due-dtp-adult-3-see")
        assert ("push_route", f"{LIST}/{dose.id.hex()}") in ui.pushed()


@pytest.mark.covers("C-044")
async def test_only_what_a_rule_hangs_on_is_asked_and_answered_freely() -> None:
    house = a_house()
    async with on(house, LIST) as ui:
        await ui.until("Préciser ma situation")
        await ui.press("vaccines-facts")
        assert ("push_route", f"{LIST}/situation") in ui.pushed()
    async with on(house, f"{LIST}/situation") as ui:
        await ui.until("Rien n'est obligatoire.")
        assert "risque d'hépatite B" in ui.text()
        assert "Une grossesse en cours" not in ui.text()
        await ui.choose("fact-exposed-hepatitis-b-yes", "yes")
        await ui.until("Votre réponse est notée.")
    (fact,) = house.vaccines.calendar.person().facts
    assert fact == "exposed-hepatitis-b"

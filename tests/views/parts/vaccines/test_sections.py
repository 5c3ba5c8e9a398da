"""The calendar: to do, to check, to come, the rest folded; its worth is said."""

import pytest

from app.domain.immunization import Immunization
from app.domain.vaccine import Need
from app.rules.vaccination.table import table
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
        assert "Cette règle est à confirmer." in ui.text()
        assert "C'est la saison" not in ui.text()
        assert "décembre" not in ui.text()


@pytest.mark.covers("C-046")
async def test_all_that_is_to_check_waits_in_one_press_and_comes_back() -> None:
    house = a_house()
    house.vaccines.booklet.add(Immunization("Revaxis", day="2024-03-12"))
    count = len(house.vaccines.calendar.unsure())
    async with on(house, LIST) as ui:
        await ui.until("Voir cela plus tard")
        await ui.press("check-later")
        await ui.until("Voir ce que vous avez écarté")
        assert "Nous en reparlerons dans un mois." in ui.text()
        assert "À vérifier avec un professionnel" not in ui.text()
        assert house.vaccines.calendar.unsure() == []
        await ui.press("banner-undo")
        await ui.until("Voir cela plus tard")
    assert len(house.vaccines.calendar.unsure()) == count


OURS = {
    "dtcap-hib-hepb": "2022-01-01",
    "pneumococcal-infant": "2026-01-01",
    "menacwy-infant": "2024-01-01",
    "menb": "2025-06-01",
    "dtcap-6y": "2020-01-01",
    "dtcap-teen": "2012-01-01",
    "rotavirus": "2026-09-15",
}
"""The lines whose last age is ours, each with a birth that makes it ask."""
LIMIT = "Âge limite : à confirmer avec un professionnel."


def test_the_lines_whose_last_age_is_ours_are_those_of_the_table() -> None:
    assert {rule.id for rule in table().rules if rule.own_bound} == OURS.keys()


@pytest.mark.covers("C-044")
@pytest.mark.parametrize("rule", OURS)
async def test_an_age_limit_that_is_ours_is_never_applied_unsaid(rule: str) -> None:
    house = a_house()
    identity(house, OURS[rule], "female")
    asked = [
        one.due
        for one in house.vaccines.calendar.lines()
        if one.due.why.own_bound and one.due.need in (Need.TODO, Need.CHECK)
    ]
    assert rule in {due.rule for due in asked}
    async with on(house, LIST) as ui:
        await ui.until(LIMIT)
        assert ui.text().count(LIMIT) == len(asked)


@pytest.mark.covers("C-044")
async def test_an_age_limit_that_was_read_is_not_doubted() -> None:
    house = a_house()
    identity(house, "1958-03-12", "female")
    async with on(house, LIST) as ui:
        await ui.until("Rappel : diphtérie, tétanos, polio")
        assert LIMIT not in ui.text()


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
        await ui.until("Préciser la situation")
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

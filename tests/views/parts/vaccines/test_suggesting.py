"""A few letters propose names; pressing one fills the field, typing on is allowed."""

import pytest

from app.flows.vaccines.booklet import dose_of
from tests.screens.opening import on
from tests.views.parts.vaccines.told import noted

pytestmark = pytest.mark.anyio
ADD = "/sante/vaccins/ajouter"


async def test_a_name_is_picked_and_tells_its_diseases() -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        assert "Est-ce l'un de ceux-ci ?" not in ui.text()
        await ui.type("vaccine-name", "prior")
        await ui.until("Priorix : rougeole, oreillons, rubéole")
        await ui.press("vaccine-name-Priorix")
        await ui.until("Protège de : rougeole, oreillons, rubéole")
        assert ui.tid("vaccine-name").value == "Priorix"
        assert "Est-ce l'un de ceux-ci ?" not in ui.text()


async def test_the_field_stays_the_same_while_names_come_and_go() -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        places = []
        for typed in ("", "R", "Rx", "Revaxis"):
            await ui.type("vaccine-name", typed)
            places.append(ui.tid("vaccine-name")._i)
        assert len(set(places)) == 1


async def test_a_disease_is_picked_for_a_vaccine_we_do_not_know() -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        await ui.type("vaccine-name", "Piqûre du voyage")
        await ui.until("Contre quelle maladie ?")
        await ui.type("vaccine-disease", "typh")
        await ui.press("vaccine-disease-fièvre typhoïde")
        await ui.press("vaccine-save")
        await ui.until("Le vaccin est noté dans le carnet.")
    (entry,) = house.vaccines.booklet.list()
    assert [one.code for one in dose_of(entry).diseases] == ["typhoid"]


async def test_the_diseases_of_a_vaccine_we_know_may_be_corrected() -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        await ui.type("vaccine-name", "Tétanos")
        await ui.until("Protège de : tétanos")
        await ui.type("vaccine-disease", "tétanos, coq")
        await ui.press("vaccine-disease-tétanos, coqueluche")
        assert "Protège de : tétanos" not in ui.text()
        await ui.press("vaccine-save")
        await ui.until("Le vaccin est noté dans le carnet.")
    (entry,) = house.vaccines.booklet.list()
    assert [one.code for one in dose_of(entry).diseases] == ["tetanus", "pertussis"]


async def test_a_name_that_took_the_place_of_another_is_the_one_picked() -> None:
    house, _none = noted()
    async with on(house, ADD) as ui:
        for typed in ("re", "rev", "revax"):
            await ui.type("vaccine-name", typed)
        await ui.until("Revaxis : diphtérie, tétanos, poliomyélite")
        await ui.press("vaccine-name-Revaxis")
        assert ui.tid("vaccine-name").value == "Revaxis"

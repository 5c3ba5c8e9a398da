"""A dose of a service says who corrects it; one not theirs is taken out by a person."""

import pytest

from app.flows.vaccines.standing import RETRACTED
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.registers import register
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045")]
ROUTE = "/sante/vaccins/service"


async def test_one_dose_that_is_not_theirs_is_taken_out_and_put_back() -> None:
    with register() as beside:
        await beside.link()
        await beside.receiving.receive()
        booklet = beside.house.vaccines.booklet
        one = booklet.list()[0]
        async with on(beside.house, f"/sante/vaccins/{one.id.hex()}") as ui:
            await ui.press("vaccine-not-mine")
            await ui.until("Vous avez dit : ce vaccin est celui d'une autre personne.")
            assert "Reçu de Registre fictif" in ui.text()
            assert faults(ui) == []
            await ui.press("vaccine-back")
            await ui.until("Ce vaccin est de retour dans le carnet.")
        assert booklet.withdrawn() == []


async def test_a_dose_says_when_nobody_corrects_it_any_more() -> None:
    with register() as beside:
        await beside.link()
        await beside.receiving.receive()
        await beside.receiving.leave()
    one = beside.house.vaccines.booklet.list()[0]
    async with on(beside.house, f"/sante/vaccins/{one.id.hex()}") as ui:
        await ui.until("puis reliez-le")
        assert "Elle changera ici aussi" not in ui.text()


async def test_a_dose_its_service_took_out_is_not_put_back() -> None:
    with register() as beside:
        await beside.link()
        await beside.receiving.receive()
    booklet = beside.house.vaccines.booklet
    one = booklet.list()[0]
    booklet.retract(one.id, told={RETRACTED: "yes"})
    async with on(beside.house, f"/sante/vaccins/{one.id.hex()}") as ui:
        await ui.until("Le service a retiré ce vaccin.")
        assert not ui.named("vaccine-back")


async def test_nothing_is_offered_where_no_service_sent_anything() -> None:
    async with on(a_house(), ROUTE) as ui:
        await ui.until("Demander un code")
        assert "Vaccins reçus" not in ui.text()

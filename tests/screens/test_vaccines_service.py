"""A service is linked by a code shown in large, then asked; every refusal is told."""

import asyncio
from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.flows.vaccines.standing import served
from sync.feeds.lab.faults import Fault
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.registers import register
from tests.screens.tree import faults
from views.errors import sentence_for

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045")]
BOOKLET = "/sante/vaccins/carnet"
ROUTE = "/sante/vaccins/service"


async def test_the_booklet_leads_there_and_nothing_is_promised() -> None:
    async with on(a_house(), BOOKLET) as ui:
        await ui.until("Recevoir les vaccins d'un service")
        await ui.press("vaccines-service")
        assert ui.pushed()[-1] == ("push_route", ROUTE)
        await ui.navigate(ROUTE)
        await ui.until("le service national ne le permet pas encore")
        assert ui.tid("feed-address").value == ""
        assert faults(ui) == []


async def test_an_empty_booklet_leads_there_too() -> None:
    async with on(a_house(), "/sante/vaccins") as ui:
        await ui.until("Photographier le carnet")
        await ui.press("vaccines-service")
        assert ui.pushed()[-1] == ("push_route", ROUTE)


async def test_a_code_is_shown_then_the_doses_are_there() -> None:
    with register() as beside:
        async with on(beside.house, ROUTE) as ui:
            await ui.type("feed-address", beside.playing.address)
            pressing = asyncio.ensure_future(ui.press("feed-link"))
            await ui.until("Ce code marche encore 15 minutes")
            (demand,) = beside.playing.service.doors.demands.values()
            assert demand.code.replace("-", "") in ui.text().replace("\n", "")
            assert f"http://{beside.playing.host}/appareil" in ui.text()
            assert faults(ui) == []
            beside.yes()
            await ui.until("vaccins ajoutés.")
            await pressing
            await ui.until("Dernière réception")
            assert "Au nom de Camille Fictif." in ui.text()
            assert faults(ui) == []
    told = beside.house.vaccines.booklet.every()
    assert told
    assert all(map(served, told))


async def test_a_wait_is_left_and_asks_no_more() -> None:
    with register() as beside:
        async with on(beside.house, ROUTE) as ui:
            await ui.type("feed-address", beside.playing.address)
            pressing = asyncio.ensure_future(ui.press("feed-link"))
            await ui.until("La suite se fait toute seule")
            beside.playing.says()
            await ui.press("feed-cancel")
            await ui.until("Demander un code")
            beside.patience.go.set()
            await pressing
            assert beside.receiving.linked() is None
            assert "Nous parlons avec le service" not in ui.text()
            assert ui.tid("feed-address").value == beside.playing.address


async def test_who_leaves_the_screen_hears_that_the_wait_is_over() -> None:
    with register() as beside:
        async with on(beside.house, ROUTE) as ui:
            await ui.type("feed-address", beside.playing.address)
            pressing = asyncio.ensure_future(ui.press("feed-link"))
            await ui.until("Quitter cet écran annule la demande")
            await ui.navigate(BOOKLET)
            await ui.until("Vous avez quitté l'écran : la demande est annulée.")
            beside.yes()
            await pressing
            assert beside.receiving.linked() is None


async def test_a_wait_keeps_the_space_open_for_a_few_minutes_only() -> None:
    with register() as beside:
        async with on(beside.house, ROUTE) as ui:
            stirred = list[float]()
            watch = beside.patience.watch

            def stir() -> None:
                stirred.append(watch().timestamp())

            ui.page.data = replace(ui.page.data, stir=stir)
            await ui.type("feed-address", beside.playing.address)
            beside.patience.go.set()
            await ui.press("feed-link")
            await ui.until(plain(sentence_for("feed.expired")))
            assert max(stirred) - min(stirred) < 300


@pytest.mark.parametrize(
    ("played", "code"),
    [
        (Fault.EXPIRED, "feed.expired"),
        (Fault.REFUSED, "feed.refused"),
        (Fault.CLOSED, "feed.closed"),
        (Fault.HTML, "feed.unknown"),
    ],
)
async def test_a_link_that_fails_says_why(played: Fault, code: str) -> None:
    with register(played) as beside:
        beside.patience.go.set()
        async with on(beside.house, ROUTE) as ui:
            await ui.type("feed-address", beside.playing.address)
            await ui.press("feed-link")
            await ui.until(plain(sentence_for(code)))
            assert ui.named("feed-link")
            assert faults(ui) == []


async def test_an_address_that_is_none_is_said_under_its_line() -> None:
    async with on(a_house(), ROUTE) as ui:
        await ui.type("feed-address", "vaccins")
        await ui.press("feed-link")
        await ui.until(plain(sentence_for("feed.address")))


async def test_a_service_that_does_not_answer_is_not_called_our_server() -> None:
    async with on(a_house(), ROUTE) as ui:
        await ui.type("feed-address", "https://vaccins.exemple.fr")
        await ui.press("feed-link")
        await ui.until("Le service ne répond pas")
        assert "Vos envois" not in ui.text()


async def test_the_file_of_somebody_else_asks_before_anything_is_kept() -> None:
    with register(Fault.STRANGER) as beside:
        await beside.link()
        with pytest.raises(Refused, match=r"feed\.whose"):
            await beside.receiving.receive()
        async with on(beside.house, ROUTE) as ui:
            await ui.until("Est-ce bien vous ?")
            assert "Au nom de Jean Inconnu." in ui.text()
            assert "1er janvier 1931" in plain(ui.text())
            assert faults(ui) == []
            assert beside.house.vaccines.booklet.every() == []
            await ui.press("feed-mine")
            await ui.until("vaccins ajoutés.")
            assert beside.house.vaccines.booklet.every()
            await ui.press("banner-undo")
            await ui.until("Demander un code")
    assert beside.house.vaccines.booklet.every() == []
    assert beside.receiving.linked() is None


async def test_who_says_no_leaves_and_nothing_is_kept() -> None:
    with register(Fault.STRANGER) as beside:
        await beside.link()
        with pytest.raises(Refused, match=r"feed\.whose"):
            await beside.receiving.receive()
        async with on(beside.house, ROUTE) as ui:
            await ui.until("Est-ce bien vous ?")
            await ui.press("feed-leave")
            await ui.press("confirm-yes")
            await ui.until("Le service est déconnecté.")
            await ui.until("Demander un code")
    assert beside.house.vaccines.booklet.every() == []


async def test_a_service_linked_is_asked_again_and_switched() -> None:
    with register() as beside:
        await beside.link()
        await beside.receiving.receive()
        async with on(beside.house, ROUTE) as ui:
            await ui.until("Dernière réception")
            await ui.press("feed-receive")
            await ui.until("Rien de nouveau.")
            await ui.press("feed-daily")
            await ui.until("Demander chaque jour")
            linked = beside.receiving.linked()
            assert linked
            assert not linked.daily
            await ui.press("banner-undo")
            await ui.until("Ne plus demander chaque jour")


async def test_a_service_that_lets_us_in_no_more_offers_another_code() -> None:
    with register() as beside:
        await beside.link()
        await beside.receiving.receive()
        beside.playing.service.faults.add(Fault.REVOKED)
        async with on(beside.house, ROUTE) as ui:
            await ui.until("Recevoir maintenant")
            await ui.press("feed-receive")
            await ui.until(plain(sentence_for("feed.token")))
            assert not ui.named("feed-receive")
            beside.playing.service.faults.clear()
            beside.patience.go.clear()
            pressing = asyncio.ensure_future(ui.press("feed-again"))
            await ui.until("La suite se fait toute seule")
            beside.yes()
            await ui.until("Rien de nouveau.")
            await pressing


async def test_a_dose_of_a_service_says_whose_it_is_and_is_not_touched() -> None:
    with register() as beside:
        await beside.link()
        await beside.receiving.receive()
    one = beside.house.vaccines.booklet.list()[0]
    async with on(beside.house, f"/sante/vaccins/{one.id.hex()}") as ui:
        await ui.until("Reçu de Registre fictif de vaccination")
        assert "Demandez au service de la corriger" in plain(ui.text())
        assert not ui.named("vaccine-change")
        assert not ui.named("vaccine-withdraw")
        assert ui.named("vaccine-not-mine")


@pytest.mark.parametrize("linked", [True, False])
async def test_doses_of_somebody_else_are_taken_out_at_once(*, linked: bool) -> None:
    """« Oui, c'est moi » pressed in haste is mended, even long after."""
    with register(Fault.STRANGER) as beside:
        await beside.link()
        with pytest.raises(Refused, match=r"feed\.whose"):
            await beside.receiving.receive()
        beside.receiving.vouch()
        count = (await beside.receiving.receive()).added
        if not linked:
            await beside.receiving.leave()
        booklet = beside.house.vaccines.booklet
        async with on(beside.house, ROUTE) as ui:
            await ui.until("Ces vaccins ne sont pas les miens")
            assert faults(ui) == []
            await ui.press("feed-not-mine-0")
            await ui.press("confirm-yes")
            await ui.until("Ces vaccins sont retirés du carnet.")
            assert booklet.every() == []
            assert len(booklet.withdrawn()) == count
            assert beside.receiving.linked() is None
            await ui.until("Demander un code")
            await ui.press("banner-undo")
            await ui.until("C'est annulé.")
            assert len(booklet.every()) == count


async def test_what_nobody_saw_happen_is_told_until_it_is_answered() -> None:
    with register(Fault.ODD) as beside:
        await beside.link()
        await beside.receiving.receive()
        async with on(beside.house, BOOKLET) as ui:
            await ui.until("2 vaccins illisibles, laissés de côté.")
            assert faults(ui) == []
        async with on(beside.house, ROUTE) as ui:
            await ui.until("2 vaccins illisibles, laissés de côté.")
            assert faults(ui) == []
            await ui.press("feed-heard")
            await ui.settle()
            assert "illisibles" not in ui.text()
        await beside.receiving.receive()
        async with on(beside.house, ROUTE) as ui:
            await ui.until("Dernière réception")
            assert "illisibles" not in ui.text()


async def test_a_birth_date_that_is_none_stops_no_screen() -> None:
    with register(Fault.UNDATED) as beside:
        await beside.link()
        with pytest.raises(Refused, match=r"feed\.whose"):
            await beside.receiving.receive()
        async with on(beside.house, ROUTE) as ui:
            await ui.until("Est-ce bien vous ?")
            assert "Date de naissance" not in ui.text()
            assert ui.named("feed-leave")

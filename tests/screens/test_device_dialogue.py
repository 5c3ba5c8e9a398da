"""A device is joined, asked, followed; what it gives waits for an answer."""

import asyncio
from dataclasses import replace

import pytest

from app.domain.device import Mark
from app.domain.dialogue import Ask, Link, Outcome, Question
from app.domain.errors import Refused, Unreachable
from app.ports.radio import Listener
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, filled
from tests.screens.near import (
    ADVERT,
    PaperDriver,
    PaperRadio,
    backlog,
    weighing,
    weights,
    with_radio,
)
from tests.screens.opening import on

pytestmark = pytest.mark.anyio
HERE, FIND, ANSWERS = "/appareils", "/appareils/chercher", "/appareils/reponses"
FOUND = "near-aabbccddee01"


async def joined(ui: FletUnit) -> None:
    """Press the device that is heard."""
    await ui.until("Balance 2")
    await ui.press(FOUND)


@pytest.mark.covers("C-036")
async def test_a_weighing_is_asked_about_and_kept_with_its_own_time() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([weighing("71.2")], [], None)
        return Outcome.COMPLETE

    house = with_radio(PaperRadio(script))
    async with on(house, FIND) as ui:
        await joined(ui)
        await ui.until("71,2 kg, ce matin à 11 h 00 : c'est vous ?")
        assert weights(house) == []
        mine = weighing("71.2").key.hex()[:16]
        await ui.press(f"assign-{mine}")
        await ui.until("Cette mesure est dans votre espace.")
        assert weights(house) == ["71.2"]
        assert house.measures.series("body-weight")[0].when.start == int(
            NOON.timestamp() * 1000
        )
        await ui.press("banner-undo")
        await ui.until("c'est vous ?")
        assert weights(house) == []


async def test_the_weight_of_somebody_else_never_enters() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([weighing("54.0")], [], None)
        return Outcome.COMPLETE

    house = with_radio(PaperRadio(script), filled())
    before = weights(house)
    async with on(house, FIND) as ui:
        await joined(ui)
        await ui.until("54,0 kg, ce matin à 11 h 00 : c'est vous ?")
        await ui.press(f"refuse-{weighing('54.0').key.hex()[:16]}")
        await ui.until("Cette mesure n'entre pas dans votre espace.")
    assert weights(house) == before


async def test_a_transfer_says_how_far_it_is_and_ends_with_the_screen() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep(backlog(17), [], None)
        listener.told(17, 40)
        await asyncio.Event().wait()
        return Outcome.COMPLETE

    radio = PaperRadio(script)
    async with on(with_radio(radio), FIND) as ui:
        await joined(ui)
        await ui.until("17 mesures sur 40")
        await ui.until("La reprise est automatique.")
        assert radio.talking == 1
        await ui.navigate(HERE)
        await ui.settle()
        assert radio.talking == 0


async def test_stopping_keeps_what_came() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([weighing("71.2")], [], None)
        await asyncio.Event().wait()
        return Outcome.COMPLETE

    radio = PaperRadio(script)
    house = with_radio(radio)
    async with on(house, FIND) as ui:
        await joined(ui)
        await ui.until("c'est vous ?")
        await ui.press("near-stop")
        await ui.settle()
        assert radio.talking == 0
        assert ui.named("near-again")
        assert house.devices.inbox.count() == 1


async def test_the_code_the_device_shows_is_typed() -> None:
    heard: list[int | None] = []

    async def script(listener: Listener) -> Outcome:
        heard.append(await listener.passkey(None))
        return Outcome.NOTHING_NEW

    async with on(with_radio(PaperRadio(script)), FIND) as ui:
        await joined(ui)
        await ui.until("Code affiché par l'appareil")
        assert "L'appareil vous demande quelque chose." in ui.said()
        await ui.type("near-code", "abc")
        await ui.press("near-send")
        await ui.until("Tapez des chiffres seulement, par exemple 123456.")
        await ui.type("near-code", "424 242")
        await ui.press("near-send")
        await ui.until("Rien de nouveau : tout est déjà ici.")
    assert heard == [424242]


async def test_a_link_without_a_code_is_said_once_to_be_open_to_a_neighbour() -> None:
    async def script(listener: Listener) -> Outcome:
        if radio.talking and not told:
            told.append(1)
            listener.paired()
        return Outcome.NOTHING_NEW

    told: list[int] = []
    radio = PaperRadio(script)
    async with on(with_radio(radio), FIND) as ui:
        await joined(ui)
        await ui.until("Cet appareil se relie sans code.")
        await ui.press("near-again")
        await ui.settle()
        assert "Cet appareil se relie sans code." not in ui.text()


async def test_a_link_with_a_code_says_nothing_of_neighbours() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.passkey(271828)
        listener.paired()
        return Outcome.NOTHING_NEW

    async with on(with_radio(PaperRadio(script)), FIND) as ui:
        await joined(ui)
        await ui.until("Rien de nouveau")
        assert "sans code" not in ui.text()


async def test_the_user_of_a_scale_is_asked() -> None:
    heard: list[str | None] = []

    async def script(listener: Listener) -> Outcome:
        heard.append(await listener.ask(Ask(Question.SLOT, ("1", "2"))))
        return Outcome.NOTHING_NEW

    async with on(with_radio(PaperRadio(script)), FIND) as ui:
        await joined(ui)
        await ui.until("Qui êtes-vous sur cet appareil ?")
        await ui.choose("near-slot-2", "2")
        await ui.press("near-send")
        await ui.until("Rien de nouveau")
    assert heard == ["2"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("device.bond_lost", "L'appareil ne reconnaît plus cet ordinateur."),
        ("device.pairing_failed", "Le code n'a pas été accepté."),
    ],
)
async def test_a_forgotten_pairing_is_made_again(code: str, said: str) -> None:
    async def script(_listener: Listener) -> Outcome:
        if not radio.forgotten:
            raise Refused(code)
        return Outcome.NOTHING_NEW

    radio = PaperRadio(script)
    async with on(with_radio(radio), FIND) as ui:
        await joined(ui)
        await ui.until(said)
        await ui.press("near-again")
        await ui.until("Rien de nouveau")
    assert radio.forgotten == [ADVERT.address]


async def test_out_of_range_says_that_what_came_is_kept() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([weighing("71.2")], [], None)
        raise Unreachable("device.gone")

    async with on(with_radio(PaperRadio(script)), FIND) as ui:
        await joined(ui)
        await ui.until("L'appareil n'est plus à portée. Ce qui est arrivé est gardé.")
        await ui.until("c'est vous ?")


async def test_a_tired_battery_is_told() -> None:
    async def script(listener: Listener) -> Outcome:
        listener.battery(12)
        return Outcome.NOTHING_NEW

    async with on(with_radio(PaperRadio(script)), FIND) as ui:
        await joined(ui)
        await ui.until("La pile de l'appareil est faible : 12 %.")


async def test_a_device_of_the_list_is_measured_with_at_once() -> None:
    async def script(listener: Listener) -> Outcome:
        await listener.keep([weighing("71.2")], [], None)
        return Outcome.COMPLETE

    radio = PaperRadio(script)
    house = with_radio(radio, filled())
    async with on(house, FIND) as ui:
        await joined(ui)
        await ui.until("c'est vous ?")
    (one,) = house.devices.known()
    async with on(house, f"{HERE}/{one.key}/mesurer") as ui:
        await ui.until("Voir cet appareil")
        assert "Rien de nouveau" in ui.text()
        await ui.press("near-see")
        assert ui.pushed()[-1] == ("push_route", f"{HERE}/{one.key}")


async def test_a_scale_that_shouts_is_heard_once_it_is_added() -> None:
    shout = weighing("71.2", marks=frozenset({Mark.UNAUTHENTICATED}))
    driver = PaperDriver("mi_scale", link=Link.BROADCAST, shouted=[shout])
    radio = PaperRadio(adverts=[(driver, replace(ADVERT, stable=True))])
    house = with_radio(radio)
    async with on(house, FIND) as ui:
        await joined(ui)
        await ui.until("Rien n'est gardé de lui tant que vous ne l'ajoutez pas.")
        assert house.devices.inbox.count() == 0
        await ui.press("near-add")
        await ui.until("c'est vous ?")
        assert weights(house) == []
        await ui.navigate(HERE)
        await ui.settle()
        assert radio.scanning == 0

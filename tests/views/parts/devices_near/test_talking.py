"""A dialogue is left for another device, or begun anew; nothing runs behind."""

import asyncio

import pytest

from app.domain.dialogue import Outcome
from app.domain.errors import Refused
from app.ports.radio import Listener
from tests.screens.near import PaperRadio, with_radio
from tests.screens.opening import on
from views.errors import sentence_for

pytestmark = pytest.mark.anyio
FIND, FOUND = "/appareils/chercher", "near-aabbccddee01"


async def silent(_listener: Listener) -> Outcome:
    raise Refused("device.silent")


async def test_another_device_is_looked_for() -> None:
    radio = PaperRadio(silent)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("L'appareil ne répond pas.")
        assert radio.scanning == 0
        await ui.press("near-other")
        await ui.until("Recherche avec le Bluetooth")
        assert radio.scanning == 1


async def test_beginning_anew_forgets_no_pairing_that_holds() -> None:
    radio = PaperRadio(silent)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("L'appareil ne répond pas.")
        radio.script = None
        await ui.press("near-again")
        await ui.until("Rien de nouveau")
    assert radio.forgotten == []


async def test_a_failure_of_ours_is_told_and_leaves_a_way() -> None:
    async def broken(_listener: Listener) -> Outcome:
        raise ZeroDivisionError

    async with on(with_radio(PaperRadio(broken)), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until(sentence_for("internal").replace("\u2019", "'"))
        assert ui.named("near-again")


async def test_locking_the_space_ends_it() -> None:
    async def endless(_listener: Listener) -> Outcome:
        await asyncio.Event().wait()
        return Outcome.COMPLETE

    radio = PaperRadio(endless)
    async with on(with_radio(radio), FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.settle()
        assert radio.talking == 1
        ui.page.data.enter(None)
        await ui.settle()
        assert radio.talking == 0

"""A search shows each device once, where it was first heard, and says how it ends."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from app.domain.dialogue import Advert
from app.domain.errors import Unreachable
from app.ports.radio import Availability
from tests.screens.near import ADVERT, PaperDriver, PaperRadio
from views.parts.devices_near.near import Search, Searching

pytestmark = pytest.mark.anyio
OTHER = replace(ADVERT, address="AA:BB:CC:DD:EE:02", name="Autre")
DRIVER = PaperDriver()


async def looked(radio: PaperRadio, **given: Any) -> list[Search]:  # noqa: ANN401
    """Return all that a search showed, stopped once the radio is quiet."""
    seen: list[Search] = []
    recognise = given.get("recognise", lambda _advert: None)
    looking = asyncio.ensure_future(Searching(radio, recognise, seen.append).look())
    async with asyncio.timeout(60):
        while not (radio.quiet or looking.done()):  # noqa: ASYNC110 - no event is told
            await asyncio.sleep(0.001)
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
    return seen


async def test_a_device_heard_again_is_shown_once_and_keeps_its_place() -> None:
    again = replace(ADVERT, rssi=-61)
    radio = PaperRadio(
        adverts=[(DRIVER, ADVERT), (DRIVER, OTHER), (DRIVER, again), (DRIVER, again)]
    )
    seen = await looked(radio)
    assert [one.advert.name for one in seen[-1].near] == ["Balance 2", "Autre"]
    assert len(seen) == 3  # there, one, two: hearing it again draws nothing


async def test_stopping_it_stops_the_radio() -> None:
    radio = PaperRadio()
    await looked(radio)
    assert radio.scanning == 0


async def test_each_device_is_looked_up_once() -> None:
    asked: list[Advert] = []
    radio = PaperRadio(adverts=[(DRIVER, ADVERT)] * 3)
    await looked(radio, recognise=asked.append)
    assert asked == [ADVERT]


async def test_no_bluetooth_looks_for_nothing() -> None:
    radio = PaperRadio(state=Availability.OFF)
    (seen,) = await looked(radio)
    assert seen.there is Availability.OFF
    assert not seen.near


async def test_a_radio_that_is_switched_off_meanwhile_says_so() -> None:
    radio = PaperRadio(error=Unreachable("bluetooth.off"))
    last = (await looked(radio))[-1]
    assert last.over
    assert last.error
    assert last.error.code == "bluetooth.off"


async def test_a_weak_signal_is_told() -> None:
    radio = PaperRadio(adverts=[(DRIVER, replace(ADVERT, rssi=-95))])
    assert (await looked(radio))[-1].near[0].far

"""Entering the space of another cuts no reading that another window waits for."""

import asyncio
from dataclasses import dataclass, field, replace

import pytest

from app.domain.dialogue import Advert, Driver, Outcome
from app.ports.radio import Listener
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world
from tests.screens.near import PaperRadio, weighing, weights, with_radio
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-036")]
FIND, FOUND = "/appareils/chercher", "near-aabbccddee01"


@dataclass
class Slow(PaperRadio):
    """A scale that waits to be let on; leaving every device cuts it, as in the air."""

    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    led: list[asyncio.Task[None]] = field(default_factory=list)
    cut: int = 0

    async def talk(self, driver: Driver, advert: Advert, listener: Listener) -> Outcome:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task
        self.led.append(task)
        try:
            return await super().talk(driver, advert, listener)
        except asyncio.CancelledError:
            self.cut += 1
            raise

    async def close(self) -> None:
        await super().close()
        for one in self.led:
            one.cancel()


def a_scale() -> tuple[FakeDoor, Slow]:
    """Return the door of a family, and the scale of its device."""
    radio = Slow()

    async def script(listener: Listener) -> Outcome:
        await radio.go_on.wait()
        await listener.keep([weighing("71.2")], [], None)
        return Outcome.COMPLETE

    radio.script = script
    door = a_family()
    own, hers = (with_radio(radio, house) for house in door.family.values())
    hers = replace(hers, dependents=own.dependents)
    door.house, door.family = own, {own.space.id: own, hers.space.id: hers}
    return door, radio


async def test_a_reading_in_another_window_goes_on_to_its_end() -> None:
    door, radio = a_scale()
    own, _hers = door.family.values()
    before = len(weights(own))
    page = opened(a_world(door))
    async with FletUnit(page, route=FIND) as reads:
        await reads.until("Balance 2")
        await reads.press(FOUND)
        await reads.until("Arrêter")
        async with FletUnit(page, route="/proches") as turns:
            await turns.until("Léa")
            await turns.press("enter-0")
            await turns.until("Espace de Léa")
            assert (radio.talking, radio.cut) == (1, 0)
            radio.go_on.set()
            await reads.until("c'est vous ?")
        await reads.press(f"assign-{weighing('71.2').key.hex()[:16]}")
        await reads.until("Cette mesure est dans votre espace.")
    assert len(weights(own)) == before + 1


async def test_the_reading_of_the_window_that_turns_ends_there() -> None:
    door, radio = a_scale()
    _own, hers = door.family.values()
    async with FletUnit(opened(a_world(door)), route=FIND) as ui:
        await ui.until("Balance 2")
        await ui.press(FOUND)
        await ui.until("Arrêter")
        ui.page.data.enter(door.turn_to(hers.space.id))
        await ui.until("Espace de Léa")
        await ui.settle()
        assert (radio.talking, radio.cut) == (0, 1)
    assert weights(hers) == []


async def test_closing_the_space_still_leaves_every_device() -> None:
    """The control: what must cut a reading in another window does."""
    door, radio = a_scale()
    page = opened(a_world(door))
    async with FletUnit(page, route=FIND) as reads:
        await reads.until("Balance 2")
        await reads.press(FOUND)
        await reads.until("Arrêter")
        async with FletUnit(page, route="/plus") as closes:
            await closes.press("more-lock")
            await closes.until("Ouvrir mon espace")
        assert (radio.talking, radio.cut) == (0, 1)

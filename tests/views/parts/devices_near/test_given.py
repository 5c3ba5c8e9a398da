"""The history of a device tells what was kept, and why the rest was not."""

import pytest

from app.domain.inbox import Fate
from app.flows.devices.told import Event
from tests.screens.homes import NOON, SCALE, filled
from tests.screens.near import backlog, weighing
from tests.screens.opening import on
from views.parts.devices_near.given import _FATES

pytestmark = pytest.mark.anyio


def test_each_fate_that_is_no_measure_has_its_words() -> None:
    assert set(Fate) - set(_FATES) == {Fate.KEPT, Fate.QUARANTINED}


async def test_a_long_history_is_read_a_little_at_a_time() -> None:
    house = filled()
    house.devices.inbox.take_in(backlog(12), device=SCALE)
    (one,) = house.devices.known()
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.until("Afficher la suite")
        assert ui.text().count("Attend votre réponse") == 10
        await ui.press("given-more")
        assert ui.text().count("Attend votre réponse") == 12
        assert not ui.named("given-more")


async def test_what_was_kept_leads_to_its_page() -> None:
    house = filled()
    house.devices.inbox.take_in([weighing("71.2")], device=SCALE)
    house.devices.inbox.assign(weighing("71.2").key.hex())
    (one,) = house.devices.known()
    event: Event = house.devices.history(one.key)[0]
    assert event.entry
    async with on(house, f"/appareils/{one.key}") as ui:
        await ui.press(f"given-{event.entry.id.hex()}")
        assert ui.pushed()[-1][1].endswith(event.entry.id.hex())
    assert event.at == NOON

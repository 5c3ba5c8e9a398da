"""A server that contradicts itself: a full screen says what to do, and what is safe."""

import pytest

from app.domain.syncing import Seal, SyncState
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, StillCourier, a_house, a_world
from views.errors import sentence_for
from views.shell import opened

pytestmark = pytest.mark.anyio


def in_state(state: SyncState, route: str) -> FletUnit:
    """Open a screen of a house whose courier is in that state."""
    house = a_house(courier=StillCourier(state))
    return FletUnit(opened(a_world(FakeDoor(house))), route=route, width=390)


@pytest.mark.parametrize("code", ["log.fork", "log.rollback", "key.changed"])
async def test_the_alert_says_what_happened_and_what_to_do(code: str) -> None:
    async with in_state(SyncState(Seal.QUARANTINED, code=code), "/alerte") as ui:
        await ui.until(plain(sentence_for(code)))
        assert "Vos documents et vos mesures restent lisibles ici." in ui.text()
        assert code in ui.text()


async def test_the_seal_leads_to_the_alert() -> None:
    async with in_state(SyncState(Seal.QUARANTINED, code="log.gap"), "/") as ui:
        await ui.until("Que faire ?")
        await ui.press("seal-alert")
        assert ("push_route", "/alerte") in ui.pushed()


async def test_without_alarm_all_is_well() -> None:
    async with in_state(SyncState(Seal.UP_TO_DATE), "/alerte") as ui:
        await ui.until("Tout va bien avec le serveur.")

"""Two devices of one town, as the journeys know them."""

import pytest

from app.crypto.recovery import recovery_text
from tests.journeys.relatives import Relatives, entrust_measures, two_relatives
from tests.journeys.town import Device, Town


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def phone(town: Town) -> Device:
    """A device that founded its space and has sent nothing yet."""
    device = town.device("phone")
    device.found()
    return device


@pytest.fixture
async def pair(phone: Device, town: Town) -> tuple[Device, Device]:
    """The phone, and a tablet that joined by the paper key."""
    await phone.courier.sync()
    key = recovery_text(phone.vault.secret("recovery") or b"")
    tablet = town.device("tablet")
    tablet.settle(await tablet.joining.by_recovery(key))
    await tablet.courier.sync()
    return phone, tablet


@pytest.fixture
async def relatives(town: Town) -> Relatives:
    """Camille, and Louise who has keys of her own, both known to the server."""
    return await two_relatives(town)


@pytest.fixture
async def entrusted(relatives: Relatives) -> Relatives:
    """What Camille measures is entrusted to Louise, who does not know it yet."""
    await entrust_measures(*relatives)
    return relatives

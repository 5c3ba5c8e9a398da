"""Two devices of one town, as the journeys know them."""

import pytest

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

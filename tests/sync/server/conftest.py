"""A server in this process, its first person and their space."""

import pytest

from tests.sync.server.actors import Device, Person
from tests.sync.server.cast import Cast, assembled
from tests.sync.server.rig import Home, Rig


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def rig() -> Rig:
    return Rig()


@pytest.fixture
def phone() -> Device:
    return Person("alice").device("phone")


@pytest.fixture
def tablet(phone: Device) -> Device:
    return phone.person.device("tablet")


@pytest.fixture
def stranger() -> Device:
    return Person("mallory").device("laptop")


@pytest.fixture
async def home(rig: Rig, phone: Device) -> Home:
    return await rig.founded(phone)


@pytest.fixture
async def cast(home: Home, rig: Rig) -> Cast:
    return await assembled(home, rig)

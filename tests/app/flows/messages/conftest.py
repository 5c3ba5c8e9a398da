"""A person with a phone and a tablet, and a certified doctor known to their server."""

from collections.abc import Callable

import pytest

from app.crypto.signing import public_of
from app.domain.message import Correspondent
from app.flows.messages.messages import Messages
from tests.fictitious.doctor import Doctor, messages_of
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.town import DIRECTORY, Device, Town

__all__ = ["anyio_backend", "pair", "town"]

Written = Callable[[Device], Messages]


@pytest.fixture(name="messages_of")
def _messages_of() -> Written:
    """Return what gives the messages of the space a device opens on."""
    return messages_of


@pytest.fixture
def phone(pair: Pair) -> Device:
    return pair[0]


@pytest.fixture
def tablet(pair: Pair) -> Device:
    return pair[1]


@pytest.fixture
async def doctor(town: Town) -> Doctor:
    made = Doctor(town.device("doctor"))
    made.certified()
    await made.enter()
    return made


@pytest.fixture
def whom(doctor: Doctor) -> Correspondent:
    """Return the doctor, as the directory says."""
    told = doctor.me.identity, doctor.me.identity_card
    said = "Dr Fictif Claire", "RPPS 99900000001", "service"
    return Correspondent(*told, *said, public_of(DIRECTORY))

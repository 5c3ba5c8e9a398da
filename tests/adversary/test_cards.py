"""An older card is neither believed nor told; who opened a message signs it."""

from pathlib import Path

import pytest

from app.crypto.statements import Head, OpType
from tests.adversary.cards import ANY_CARD, entrusts, older_card
from tests.adversary.scene import Scene
from tests.fictitious.correspondence import (
    conversation,
    correspondent,
    messages,
    write,
)
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.town import Town

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [
    pytest.mark.adversary,
    pytest.mark.anyio,
    pytest.mark.covers("C-115"),
]
SEEDS = [1, 2, 3]


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    Scene.model()


@pytest.fixture(params=SEEDS)
def scene(request: pytest.FixtureRequest) -> Scene:
    return Scene(request.param)


async def test_22_an_older_card_is_not_sealed_to(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await older_card(scene)
    assert await entrusts(scene) == set()
    ANY_CARD(monkeypatch)
    assert await entrusts(scene) == {"suite 1"}


async def test_45_who_opened_a_message_signs_it_whatever_the_server_says(
    pair: Pair, town: Town, tmp_path: Path
) -> None:
    """The server writes in the log nothing of what it gives to read."""
    phone, _ = pair
    doctor = await correspondent(town.device("doctor"), tmp_path)
    thread = conversation(phone, doctor)
    write(phone, thread, "Bonjour")
    await phone.courier.sync()
    assert await doctor.mailbox.receipt(thread) == 1
    for device in pair:
        assert (await device.courier.sync()).alerts == ()
        kinds = {one.kind for one in messages(device, thread)}
        assert kinds == {"message", "receipt"}
        tail = device.trail.tail(device.space.id, 0, limit=1000)
        heads = [Head.decode(step.head) for step in tail]
        assert OpType.ACCESS not in {head.type for head in heads}
        (told,) = [one for one in heads if one.type == OpType.DEPOSIT]
        assert told.device == doctor.me.device

"""A follower reads each lane opened to it; what it was shown once cannot go back."""

from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Broken
from tests.fictitious.correspondence import (
    Correspondent,
    conversation,
    correspondent,
    write,
)
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.town import Town
from tests.sync.gateway.test_reader import Older

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048")]


@pytest.fixture
async def doctor(town: Town, tmp_path: Path) -> Correspondent:
    return await correspondent(town.device("doctor"), tmp_path)


async def test_a_lane_is_brought_and_known_by_its_rubric(
    pair: Pair, doctor: Correspondent
) -> None:
    phone, _ = pair
    thread = conversation(phone, doctor)
    own = write(phone, thread, "Bonjour")
    await phone.courier.sync()
    follower = doctor.mailbox.follower
    (one,) = [each async for each in follower.lanes()]
    assert follower.open(one, Rubric.MESSAGES)
    assert not follower.open(one, Rubric.SERVICE)
    assert follower.kept(one).whose == "Camille"
    assert [each.id for each in follower.entries(one)] == [own]
    assert follower.standing(one).lane(one.collection).n == 3


async def test_a_message_shown_once_cannot_be_taken_back(
    pair: Pair, doctor: Correspondent
) -> None:
    phone, _ = pair
    thread = conversation(phone, doctor)
    await phone.courier.sync()
    peer = doctor.peer
    doctor.peer = Older(peer)  # type: ignore[assignment]  # a server that lies
    assert (await doctor.mailbox.thread(thread)).messages == ()
    write(phone, thread, "Bonjour")
    await phone.courier.sync()
    older, doctor.peer = doctor.peer, peer
    assert len((await doctor.mailbox.thread(thread)).messages) == 1
    doctor.peer = older
    with pytest.raises(Broken, match=r"^log\.rollback$"):
        await doctor.mailbox.threads()

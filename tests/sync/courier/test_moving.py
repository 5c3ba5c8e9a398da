"""What a move asks of the new server, and what it never does too soon."""

import pytest

from app.domain.errors import Refused, Unreachable
from sync.courier.exchange import Home
from sync.courier.moving import LONGEST, TRIES, Ends, Moving
from sync.wire import Line, PushReply
from tests.journeys.moving_story import NEW, Alone

pytestmark = pytest.mark.anyio


class Busy:
    """A new server too busy to answer *left* times."""

    def __init__(self, peer: Line, left: int) -> None:
        self.peer, self.left = peer, left

    def __getattr__(self, name: str) -> object:
        return getattr(self.peer, name)

    async def found(self, push: bytes) -> PushReply:
        self.left -= 1
        if self.left >= 0:
            raise Unreachable("peer.busy", retry_after="3600")
        return await self.peer.found(push)


@pytest.fixture
def phone() -> Alone:
    device = Alone()
    device.found("")
    return device


def moving(phone: Alone, new: object, naps: list[float]) -> Moving:
    async def nap(seconds: float) -> None:
        naps.append(seconds)

    home = Home(phone.vault, phone.journal, phone.blobs, phone.sealing)
    line: Line = new  # type: ignore[assignment]  # as much of one as needed
    return Moving(Ends(phone.space.id, phone.peer, line), home, nap, lambda *_: None)


async def test_a_busy_server_is_asked_again_later(phone: Alone) -> None:
    await phone.courier.sync()
    naps: list[float] = []
    await moving(phone, Busy(phone.call(NEW), TRIES - 1), naps).run(NEW)
    assert naps == [LONGEST] * (TRIES - 1)
    assert phone.vault.setting("server") == NEW.encode()


async def test_one_that_stays_busy_is_left(phone: Alone) -> None:
    await phone.courier.sync()
    with pytest.raises(Unreachable, match=r"peer\.busy"):
        await moving(phone, Busy(phone.call(NEW), TRIES), []).run(NEW)
    assert phone.vault.setting("server") == b""


@pytest.mark.parametrize("address", ["", "ftp://ailleurs", "sante.exemple.fr"])
async def test_what_is_no_address_is_asked_nothing(phone: Alone, address: str) -> None:
    await phone.courier.sync()
    with pytest.raises(Refused, match=r"server\.address"):
        await moving(phone, phone.call(NEW), []).run(address)
    assert phone.asked == 0

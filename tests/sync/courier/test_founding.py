"""Only the spaces one founded are one's own, whatever a server names."""

import pytest

from app.domain.errors import Refused
from app.flows import keychain
from sync.courier.founding import founded_spaces
from tests.journeys.town import Device, Town

pytestmark = pytest.mark.anyio


class Naming:
    """A peer that names a space as one's own, and shows the rows of another peer."""

    def __init__(self, phone: Device, shown: Device) -> None:
        self.phone, self.shown = phone, shown

    def __getattr__(self, name: str) -> object:
        return getattr(self.phone.peer, name)

    async def spaces(self) -> list[dict[str, object]]:
        return [{"space": self.shown.space.id.hex(), "root": True}]

    async def pull(self, space: bytes, after: int, *, limit: int) -> object:
        return await self.shown.peer.pull(space, after, limit=limit)


async def test_the_space_of_a_stranger_is_left_out(phone: Device, town: Town) -> None:
    stranger = town.device("stranger")
    stranger.found()
    for device in (phone, stranger):
        await device.courier.sync()
    me = keychain.me(phone.vault).identity
    mine, theirs = Naming(phone, phone), Naming(phone, stranger)
    assert await founded_spaces(mine, me) == [phone.space.id]  # type: ignore[arg-type]  # as much of one as needed
    with pytest.raises(Refused, match=r"space\.none"):
        await founded_spaces(theirs, me)  # type: ignore[arg-type]  # as much of one as needed

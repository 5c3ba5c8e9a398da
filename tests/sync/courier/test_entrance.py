"""A device makes itself known once to each server."""

import pytest

from app.domain.errors import Refused
from sync.courier.entrance import KNOWN_AT, Entrance
from tests.journeys.town import URL, Device

pytestmark = pytest.mark.anyio


class Counter:
    """A peer that only registers."""

    def __init__(self, *, refuses: str = "") -> None:
        self.calls, self.refuses = 0, refuses

    async def register(self, *_: bytes) -> None:
        self.calls += 1
        if self.refuses:
            raise Refused(self.refuses)


def entrance(phone: Device, peer: Counter, address: str = URL) -> Entrance:
    return Entrance(phone.space.id, address, phone.vault, peer)  # type: ignore[arg-type]  # one call only


async def test_once_is_enough(phone: Device) -> None:
    peer = Counter()
    for _ in range(3):
        await entrance(phone, peer).run()
    assert peer.calls == 1
    assert phone.vault.setting(KNOWN_AT) == URL.encode()


async def test_another_server_is_told_again(phone: Device) -> None:
    peer = Counter()
    await entrance(phone, peer).run()
    await entrance(phone, peer, "http://127.0.0.1:9").run()
    assert peer.calls == 2


async def test_two_spaces_on_two_servers_do_not_knock_in_turn(phone: Device) -> None:
    """A space was moved, the others not yet: each server still knows this device."""
    peer = Counter()
    for _ in range(3):
        await entrance(phone, peer).run()
        await entrance(phone, peer, "http://127.0.0.1:9").run()
    assert peer.calls == 2


async def test_a_closed_server_says_so(phone: Device) -> None:
    with pytest.raises(Refused, match="signup_closed"):
        await entrance(phone, Counter(refuses="signup_closed")).run()
    assert phone.vault.setting(KNOWN_AT) is None

"""A device makes itself known once, and the account vault is given once a version."""

from dataclasses import replace

import pytest

from app.crypto.recovery import recovery_handle
from app.domain.errors import Broken, Refused
from app.flows import keychain
from sync.client.peer import HttpPeer
from sync.courier.entrance import KNOWN_AT, Entrance
from tests.journeys.town import URL, Device, Town

pytestmark = pytest.mark.anyio


class Counter:
    """A peer that only registers and keeps accounts."""

    def __init__(self, *, refuses: str = "") -> None:
        self.calls: list[str] = []
        self.recovery: tuple[bytes, ...] = ()
        self.refuses = refuses
        self.held = (1, b"")

    async def register(self, *_: bytes) -> None:
        self.calls.append("register")

    async def vault(self, _: bytes) -> tuple[int, bytes]:
        self.calls.append("look")
        return self.held

    async def put_vault(
        self, _: bytes, version: int, __: bytes, *, recovery: tuple[bytes, ...]
    ) -> None:
        self.calls.append(f"vault {version}")
        self.recovery = recovery
        if self.refuses:
            raise Refused(self.refuses)


def entrance(phone: Device, peer: Counter, address: str = URL) -> Entrance:
    return Entrance(phone.space.id, address, phone.vault, peer)  # type: ignore[arg-type]  # two calls only


async def test_once_is_enough(phone: Device) -> None:
    peer = Counter()
    door = entrance(phone, peer)
    for _ in range(3):
        assert await door.run() == []
    assert peer.calls == ["register", "vault 1"]
    assert phone.vault.setting(KNOWN_AT) == URL.encode()
    assert keychain.account(phone.vault).sent == 1


async def test_the_recovery_key_is_announced_not_given(phone: Device) -> None:
    peer = Counter()
    await entrance(phone, peer).run()
    key = keychain.account(phone.vault).recovery
    assert peer.recovery[0] == recovery_handle(key)
    assert key not in peer.recovery


async def test_another_server_is_told_again(phone: Device) -> None:
    peer = Counter()
    await entrance(phone, peer).run()
    peer.held = (1, keychain.account(phone.vault).account.encode())
    await entrance(phone, peer, "http://127.0.0.1:9").run()
    assert peer.calls.count("register") == 2


async def test_a_faster_device_is_no_error(phone: Device) -> None:
    peer = Counter(refuses="conflict")
    peer.held = (1, keychain.account(phone.vault).account.encode())
    assert await entrance(phone, peer).run() == []
    assert peer.calls == ["register", "vault 1", "look"]


async def test_an_account_sealed_to_others_is_told(phone: Device, town: Town) -> None:
    await entrance(phone, Counter()).run()
    other = town.device("other")
    other.found()
    peer, theirs = Counter(), keychain.account(other.vault).account
    peer.held = (2, replace(theirs, version=2).encode())
    assert await entrance(phone, peer).run() == ["wrap.invalid"]


async def test_an_older_account_is_an_alarm(phone: Device) -> None:
    await entrance(phone, Counter()).run()
    peer = Counter()
    peer.held = (0, keychain.account(phone.vault).account.encode())
    with pytest.raises(Broken, match=r"account\.rollback"):
        await entrance(phone, peer).run()


async def test_a_closed_server_says_so(phone: Device) -> None:
    with pytest.raises(Refused, match="quota_exceeded"):
        await entrance(phone, Counter(refuses="quota_exceeded")).run()


async def test_the_real_server_keeps_it(phone: Device, town: Town) -> None:
    await phone.courier.sync()
    me = keychain.me(phone.vault)
    peer: HttpPeer = phone.peer
    version, vault = await peer.vault(me.identity)
    assert (version, vault) == (1, keychain.account(phone.vault).account.encode())
    assert town.rubrics

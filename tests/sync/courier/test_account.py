"""The account vault is given once a version, taken when it grew, never set back."""

from dataclasses import replace
from typing import Any

import pytest

from app.crypto.recovery import recovery_handle
from app.domain.errors import Broken, Refused
from app.flows import keychain
from app.flows.recovery import renew
from sync.courier.account import AccountCourier
from tests.journeys.town import Device, Town

pytestmark = pytest.mark.anyio
Pair = tuple[Device, Device]


class Counter:
    """A peer that only tells an identity and keeps its account."""

    def __init__(self, phone: Device, *, refuses: str = "") -> None:
        self.calls: list[str] = []
        self.recovery: tuple[bytes, ...] = ()
        self.refuses = refuses
        self.held = (0, b"")
        self.card = keychain.me(phone.vault).identity_card

    async def identity(self, _: bytes) -> dict[str, Any]:
        told: dict[str, Any] = {"devices": [], "retirements": []}
        return told | {"card": self.card.hex(), "version": self.held[0]}

    async def vault(self, _: bytes) -> tuple[int, bytes]:
        self.calls.append("look")
        return self.held

    async def put_vault(
        self, _: bytes, version: int, vault: bytes, *, recovery: tuple[bytes, ...]
    ) -> None:
        self.calls.append(f"vault {version}")
        self.recovery = recovery
        if self.refuses:
            raise Refused(self.refuses)
        self.held = (version, vault)


def account(phone: Device, peer: Counter) -> AccountCourier:
    household = phone.sealing.household
    return AccountCourier(phone.space.id, phone.vault, household, peer)  # type: ignore[arg-type]  # as much of one as needed


async def test_once_is_enough(phone: Device) -> None:
    peer = Counter(phone)
    courier = account(phone, peer)
    for _ in range(3):
        assert await courier.run() == []
    assert peer.calls == ["vault 1"]
    assert keychain.account(phone.vault).sent == 1


async def test_the_recovery_key_is_announced_not_given(phone: Device) -> None:
    peer = Counter(phone)
    await account(phone, peer).run()
    key = keychain.account(phone.vault).recovery
    assert peer.recovery[0] == recovery_handle(key)
    assert key not in peer.recovery


async def test_a_lost_reply_is_no_error(phone: Device) -> None:
    peer = Counter(phone)
    peer.held = (1, keychain.account(phone.vault).account.encode())
    assert await account(phone, peer).run() == []
    assert peer.calls == ["look"]
    assert keychain.account(phone.vault).sent == 1


async def test_an_account_sealed_to_others_is_told(phone: Device, town: Town) -> None:
    await account(phone, Counter(phone)).run()
    other = town.device("other")
    other.found()
    peer, theirs = Counter(phone), keychain.account(other.vault).account
    peer.held = (2, replace(theirs, version=2).encode())
    assert await account(phone, peer).run() == ["wrap.invalid"]


@pytest.mark.parametrize("version", [0, 1])
async def test_40_an_older_account_is_an_alarm(phone: Device, version: int) -> None:
    peer = Counter(phone)
    courier = account(phone, peer)
    await courier.run()
    old = peer.held[1]
    me = keychain.me(phone.vault)
    renew(phone.vault, phone.space.id, [me.device_public], phone.world)
    await courier.run()
    assert peer.held[0] == 2
    peer.held = (version, old)
    with pytest.raises(Broken, match=r"account\.rollback"):
        await courier.run()
    space = phone.space.id
    assert phone.sealing.standing(space).quarantine == "account.rollback"
    [proof] = phone.trail.evidence(space)
    assert (proof.code, len(proof.pieces)) == ("account.rollback", 2)
    with pytest.raises(Broken, match=r"account\.rollback"):
        await phone.courier.sync()


async def test_40_its_control_the_same_account_again(phone: Device) -> None:
    peer = Counter(phone)
    for _ in range(2):
        assert await account(phone, peer).run() == []
    assert phone.sealing.standing(phone.space.id).quarantine == ""


async def test_two_devices_renew_at_once_and_the_second_is_sealed_above(
    pair: Pair,
) -> None:
    phone, tablet = pair
    for device in (tablet, phone):
        await device.courier.sync()
        public = [keychain.me(each.vault).device_public for each in pair]
        renew(device.vault, device.space.id, public, device.world)
    for device in (phone, tablet, tablet, phone):
        assert (await device.courier.sync()).alerts == ()
    accounts = [keychain.account(device.vault) for device in pair]
    assert accounts[0].account == accounts[1].account
    assert [each.sent for each in accounts] == [3, 3]
    assert [bool(each.recovery) for each in accounts] == [False, True]


async def test_a_server_out_of_room_says_so(phone: Device) -> None:
    with pytest.raises(Refused, match="quota_exceeded"):
        await account(phone, Counter(phone, refuses="quota_exceeded")).run()


async def test_a_conflict_waits_for_the_next_exchange(phone: Device) -> None:
    peer = Counter(phone, refuses="conflict")
    assert await account(phone, peer).run() == []
    assert keychain.account(phone.vault).sent == 0


async def test_a_device_let_in_by_paper_gives_what_it_renews_after_a_restart(
    pair: Pair,
) -> None:
    _, tablet = pair
    me = keychain.me(tablet.vault)
    renew(tablet.vault, tablet.space.id, [me.device_public], tablet.world)
    peer: Any = tablet.peer
    assert await account(tablet, peer).run() == []
    assert (await tablet.peer.vault(me.identity))[0] == 2


class Overtaken:
    """The phone's peer; the tablet renews the account between two of its calls."""

    def __init__(self, phone: Device, tablet: Device) -> None:
        self.phone, self.tablet = phone, tablet

    def __getattr__(self, name: str) -> object:
        return getattr(self.phone.peer, name)

    async def identity(self, identity: bytes) -> dict[str, object]:
        told = await self.phone.peer.identity(identity)
        cards = [keychain.me(d.vault).device_public for d in (self.phone, self.tablet)]
        tablet = self.tablet
        renew(tablet.vault, tablet.space.id, cards, tablet.world)
        peer: Any = tablet.peer
        await account(tablet, peer).run()
        return told


async def test_an_account_renewed_between_two_questions_is_no_alarm(pair: Pair) -> None:
    phone, tablet = pair
    peer: Any = Overtaken(phone, tablet)
    assert await account(phone, peer).run() == []
    assert keychain.account(phone.vault).sent == keychain.account(tablet.vault).sent
    assert phone.sealing.standing(phone.space.id).quarantine == ""

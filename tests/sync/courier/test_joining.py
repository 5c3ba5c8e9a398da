"""A new device believes no server: what it is given must open and agree."""

import asyncio

import httpx
import pytest

from app.crypto.recovery import recovery_text
from app.domain.errors import Refused
from app.flows import keychain
from app.flows.enrolment import Doorkeeper
from sync.courier.account import AccountCourier
from sync.courier.entrance import Entrance
from sync.courier.joining import POLLS, WAIT, Approval, Joining, Server, _bare
from tests.journeys.town import URL, Device, Town

pytestmark = pytest.mark.anyio


async def test_a_mistyped_key_asks_nothing(town: Town) -> None:
    with pytest.raises(Refused, match=r"recovery\.mistyped"):
        await town.device("new").joining.by_recovery("ABCD")


async def test_an_account_without_a_space_is_told(phone: Device, town: Town) -> None:
    await Entrance(phone.space.id, URL, phone.vault, phone.peer).run()
    household = phone.sealing.household
    await AccountCourier(phone.space.id, phone.vault, household, phone.peer).run()
    key = recovery_text(phone.vault.secret("recovery") or b"")
    with pytest.raises(Refused, match=r"space\.none"):
        await town.device("new").joining.by_recovery(key)


async def test_ten_minutes_is_enough_to_answer(town: Town) -> None:
    naps: list[float] = []
    shown: list[str] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)

    def tell(step: str, symbols: str) -> None:
        length = f" {len(_bare(symbols))}" if step == "code" else f" {symbols}"
        shown.append(step + length)

    new = town.device("new")
    with pytest.raises(Refused, match=r"enrol\.expired"):
        await Joining(Server(URL, new.world, town.wire), "new").by_approval(tell, nap)
    assert (sum(naps), shown[0]) == (POLLS * WAIT, "code 24")
    assert (shown[1], shown[-1]) == ("left 600", "left 2")


async def test_a_joined_device_keeps_its_server_and_its_keys(
    phone: Device, town: Town
) -> None:
    await phone.courier.sync()
    key = recovery_text(phone.vault.secret("recovery") or b"")
    new = town.device("new")
    joined = await new.joining.by_recovery(key)
    assert joined.settle(lambda _: new.vault) == phone.space.id
    assert new.vault.setting("server") == URL.encode()
    assert new.vault.secret("device") != phone.vault.secret("device")
    assert new.vault.secret("identity") == phone.vault.secret("identity")


async def test_what_is_no_code_never_leaves_this_device(phone: Device) -> None:
    async def ask(_: httpx.Request) -> httpx.Response:
        raise AssertionError

    server = Server(URL, phone.world, httpx.MockTransport(ask))
    keeper = Doorkeeper(phone.vault, phone.trail, phone.world)
    approval = Approval(server, keeper, keychain.me(phone.vault))
    for pasted in (recovery_text(bytes(20)), "correct cheval agrafe", "AAAA-" * 6):
        with pytest.raises(Refused, match=r"recovery\.mistyped"):
            await approval.look(pasted)


async def test_who_answers_is_who_was_compared(phone: Device, town: Town) -> None:
    """A server that swaps who answers after the comparison is refused."""
    await phone.courier.sync()
    stranger, new = town.device("stranger"), town.device("new")
    stranger.found()
    await stranger.courier.sync()
    told: list[str] = []
    steps = {"code": asyncio.Event(), "check": asyncio.Event()}

    def tell(step: str, symbols: str) -> None:
        if step in steps:
            told.append(symbols)
            steps[step].set()

    async def nap(_: float) -> None:
        await asyncio.sleep(0)

    joining = Joining(Server(URL, new.world, town.wire), "new")
    wait = asyncio.create_task(joining.by_approval(tell, nap))
    await steps["code"].wait()
    await approval_of(phone, town).look(told[0])
    await steps["check"].wait()
    other = approval_of(stranger, town)
    await other.approve(await other.look(told[0]))
    with pytest.raises(Refused, match=r"key\.changed"):
        await wait
    assert len(told) == 2


def approval_of(device: Device, town: Town) -> Approval:
    """Return what lets in from an open device."""
    keeper = Doorkeeper(device.vault, device.trail, device.world)
    server = Server(URL, device.world, town.wire)
    return Approval(server, keeper, keychain.me(device.vault))

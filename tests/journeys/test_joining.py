"""A second device let in by a code, and the doors that stay closed."""

import asyncio

import pytest

from app.crypto.recovery import recovery_text
from app.domain.errors import Refused
from app.flows import keychain
from app.flows.enrolment import Doorkeeper
from sync.courier.joining import Approval, Server
from tests.journeys.conftest import Pair
from tests.journeys.town import URL, Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]


def approval(device: Device) -> Approval:
    keeper = Doorkeeper(device.vault, device.trail, device.world)
    server = Server(URL, device.world, device.town.wire)
    return Approval(server, keeper, keychain.me(device.vault))


async def let_in(phone: Device, tablet: Device) -> dict[str, str]:
    """Show a code on the tablet, type it on the phone; return what was shown."""
    shown: dict[str, str] = {}
    coded = asyncio.Event()

    def tell(step: str, symbols: str) -> None:
        shown[step] = symbols
        coded.set()

    async def nap(_: float) -> None:
        await asyncio.sleep(0)

    async with asyncio.TaskGroup() as both:
        joined = both.create_task(tablet.joining.by_approval(tell, nap))
        await coded.wait()
        waiting = await approval(phone).look(shown["code"])
        shown["phone"] = waiting.check
        await approval(phone).approve(waiting)
    tablet.settle(joined.result())
    return shown


async def test_a_device_is_let_in_by_its_code(town: Town) -> None:
    phone, tablet = town.device("phone"), town.device("tablet")
    phone.found()
    phone.write("Ordonnance")
    await phone.courier.sync()
    shown = await let_in(phone, tablet)
    assert shown["check"] == shown["phone"]
    assert (await tablet.courier.sync()).alerts == ()
    assert tablet.state() == phone.state()
    tablet.write("Réponse")
    await tablet.courier.sync()
    await phone.courier.sync()
    assert phone.titles() == ["Ordonnance", "Réponse"]


async def test_both_devices_are_listed(pair: Pair) -> None:
    phone, tablet = pair
    tablet.write("Bonjour")
    for device in (tablet, phone):
        await device.courier.sync()
    assert [device.name for device in phone.devices.list()] == ["phone", "tablet"]


async def test_a_mistyped_code_opens_nothing(town: Town) -> None:
    phone = town.device("phone")
    phone.found()
    await phone.courier.sync()
    with pytest.raises(Refused):
        await approval(phone).look("ABCD-EFGH")


async def test_nobody_waits_for_ever(town: Town) -> None:
    tablet = town.device("tablet")

    async def nap(_: float) -> None:
        await asyncio.sleep(0)

    with pytest.raises(Refused, match=r"enrol\.expired|not_found"):
        await tablet.joining.by_approval(lambda *_: None, nap)


async def test_an_unknown_paper_key_finds_nobody(town: Town) -> None:
    tablet = town.device("tablet")
    with pytest.raises(Refused, match=r"recovery\.unknown"):
        await tablet.joining.by_recovery(recovery_text(bytes(20)))

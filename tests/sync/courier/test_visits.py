"""A program without an event loop joins, waits to be let in, and lets in."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from app.domain.errors import Refused
from app.flows import keychain
from app.flows.enrolment import Doorkeeper
from app.flows.world import World
from sync.courier import joining
from sync.courier.joining import Joined
from sync.courier.visits import Visits
from tests.journeys.town import URL, Device, Town


@pytest.fixture
def a_phone(monkeypatch: pytest.MonkeyPatch) -> tuple[Device, str]:
    """Return a device the server knows and its sheet; all doors lead to that server."""
    town = Town()
    phone = town.device("phone")
    sheet = phone.found()
    asyncio.run(phone.courier.sync())
    reached = joining.Server

    def known(url: str, world: World, **_: object) -> joining.Server:
        return reached(url, world, town.wire)

    monkeypatch.setattr("sync.courier.visits.Server", known)
    return phone, sheet


def visits(device: Device) -> Visits:
    """Return what *device* does at a server it is not known to."""

    async def nap(_: float) -> None:
        await asyncio.sleep(0.01)

    return Visits(device.world, nap, device.name)


def let_in(phone: Device, code: str, same: Callable[[str], bool]) -> bytes:
    """Type *code* on the phone, then compare."""
    keeper = Doorkeeper(phone.vault, phone.trail, phone.world)
    me = keychain.me(phone.vault)
    waiting = visits(phone).look(URL, code, keeper, me)
    if not same(waiting.check):
        return b""
    return visits(phone).let_in(URL, waiting, keeper, me)


def test_a_device_joins_with_the_sheet(a_phone: tuple[Device, str]) -> None:
    phone, sheet = a_phone
    joined = visits(phone.town.device("tablet")).with_sheet(URL, sheet)
    assert list(joined.spaces) == [phone.space.id]


def waiting(tablet: Device) -> tuple[threading.Thread, dict[str, str], list[Joined]]:
    """Let *tablet* wait at the door on a thread of its own."""
    shown: dict[str, str] = {}
    coded = threading.Event()
    got: list[Joined] = []

    def tell(step: str, symbols: str) -> None:
        shown[step] = symbols
        coded.set()

    def wait() -> None:
        with suppress(Refused):  # nobody came: the test has ended
            got.append(visits(tablet).with_help(URL, tell))

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    assert coded.wait(60)
    return thread, shown, got


def test_a_waiting_device_is_let_in_once_the_symbols_match(
    a_phone: tuple[Device, str],
) -> None:
    phone = a_phone[0]
    tablet = phone.town.device("tablet")
    thread, shown, got = waiting(tablet)
    seen: list[str] = []

    def agree(check: str) -> bool:
        seen.append(check)
        return True

    device = let_in(phone, shown["code"], agree)
    thread.join(60)
    assert len(device) == 16
    assert seen == [shown["check"]]
    assert len(got) == 1


def test_both_sides_show_the_symbols_before_anybody_is_let_in(
    a_phone: tuple[Device, str],
) -> None:
    phone = a_phone[0]
    tablet = phone.town.device("tablet")
    _, shown, got = waiting(tablet)
    seen: list[str] = []

    def differ(check: str) -> bool:
        while "check" not in shown:
            time.sleep(0.02)
        seen.append(check)
        return False

    assert let_in(phone, shown["code"], differ) == b""
    assert seen == [shown["check"]]
    assert got == []


def test_a_server_is_asked_whether_it_is_there(a_phone: tuple[Device, str]) -> None:
    phone = a_phone[0]
    visits(phone).reach(URL)
    with pytest.raises(Refused, match=r"server\.address"):
        visits(phone).reach("chez moi")

"""The courier follows for ever, tells the seal, and never raises while it follows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace

import pytest

from app.crypto.recovery import recovery_text
from app.domain.changes import Changes
from app.domain.errors import Broken, Refused, Unreachable
from app.domain.ids import SpaceId
from app.domain.syncing import Seal
from app.domain.write import Write
from app.flows import keychain
from sync.courier.courier import MOVED, Courier, Rhythm
from sync.courier.entrance import KNOWN_AT
from sync.courier.exchange import Home
from sync.wire import Line
from tests.app.flows.sealed.sent import FILE
from tests.journeys.town import URL, Device, Town

pytestmark = pytest.mark.anyio


class Nap:
    """A sleep that lasts no time, and tells how long it was to be."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await asyncio.sleep(0)


class Bell:
    """The phone's peer, with wake-ups rung by the test."""

    def __init__(self, device: Device) -> None:
        self.device, self.rung = device, asyncio.Event()
        self.fails, self.tried, self.closed = False, 0, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self.device.peer, name)

    async def pull(self, space: bytes, after: int, *, limit: int) -> object:
        self.tried += 1
        if self.fails:
            raise Unreachable("peer.silent")
        return await self.device.peer.pull(space, after, limit=limit)

    async def events(self) -> AsyncIterator[tuple[bytes, int]]:
        while True:
            await self.rung.wait()
            self.rung.clear()
            yield self.device.space.id, 1

    async def close(self) -> None:
        self.closed += 1


def courier(device: Device, peer: object, nap: Nap, *, own: bool = True) -> Courier:
    kept = device.vault, device.journal, device.blobs, device.sealing
    home = Home(*kept, own)
    rhythm = Rhythm(device.watch, nap, device.dice)
    line: Line | None = peer  # type: ignore[assignment]  # as much of one as needed
    return Courier(device.space, line, home, device.heart, rhythm)


async def until(condition: object) -> None:
    """Let the loop turn until something holds."""
    async with asyncio.timeout(60):
        while not condition():  # type: ignore[operator]  # noqa: ASYNC110 - a callable
            await asyncio.sleep(0.001)


async def ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_without_a_server_it_says_so(phone: Device) -> None:
    alone = courier(phone, None, Nap())
    with pytest.raises(Refused, match=r"server\.none"):
        await alone.sync()
    await alone.follow()
    assert alone.state().seal is Seal.NO_SERVER


async def test_a_change_here_leaves_by_itself(phone: Device, town: Town) -> None:
    mine = courier(phone, Bell(phone), Nap())
    task = asyncio.create_task(mine.follow())
    await until(lambda: mine.state().seal is Seal.UP_TO_DATE)
    phone.write("Spontané")
    await until(lambda: not phone.journal.waiting(phone.space.id))
    assert len(town.ledger._shelves[phone.space.id].rows) > 5
    await ended(task)


async def test_a_wake_up_brings_what_is_new(pair: tuple[Device, Device]) -> None:
    phone, tablet = pair
    bell = Bell(phone)
    task = asyncio.create_task(courier(phone, bell, Nap()).follow())
    await until(lambda: bell.tried)
    tablet.write("De loin")
    await tablet.courier.sync()
    bell.rung.set()
    await until(lambda: phone.titles() == ["De loin"])
    await ended(task)
    assert bell.closed


async def test_a_silent_server_is_tried_again_later_and_later(phone: Device) -> None:
    await phone.courier.sync()
    bell, nap = Bell(phone), Nap()
    bell.fails = True
    mine = courier(phone, bell, nap)
    task = asyncio.create_task(mine.follow())
    await until(lambda: bell.tried >= 5 and not mine.told.busy)
    state = mine.state()
    bell.fails = False
    await until(lambda: mine.state().seal is Seal.UP_TO_DATE)
    await ended(task)
    assert (state.seal, state.code) == (Seal.WAITING, "peer.silent")
    first = nap.asked[:4]
    assert first == sorted(first)
    assert 0.7 <= first[0] <= 1.3
    assert 5 < first[3] < 11


async def test_it_says_when_it_is_at_work(phone: Device) -> None:
    seals: list[Seal] = []

    def look(changes: Changes) -> None:
        if changes.touches("cursor"):
            seals.append(phone.courier.state().seal)

    phone.heart.listen(look)
    await phone.courier.sync()
    assert seals[0] is Seal.SENDING
    assert seals[-1] is Seal.UP_TO_DATE
    assert phone.courier.state().last == int(phone.watch().timestamp() * 1000)


async def test_what_waits_is_counted(phone: Device) -> None:
    await phone.courier.sync()
    phone.write("Une")
    phone.write("Deux")
    state = phone.courier.state()
    assert (state.seal, state.waiting) == (Seal.WAITING, 2)


async def test_an_alarm_is_told_before_all_else(phone: Device) -> None:
    await phone.courier.sync()
    standing = phone.sealing.standing(phone.space.id)
    phone.memory.state.standings[phone.space.id] = replace(
        standing, quarantine="log.fork"
    ).encode()
    state = phone.courier.state()
    assert (state.seal, state.code) == (Seal.QUARANTINED, "log.fork")


async def test_another_event_loop_may_ask_for_an_exchange(phone: Device) -> None:
    """The interface has its own loop: connections stay in the follower's."""
    bell = Bell(phone)
    mine = courier(phone, bell, Nap())
    task = asyncio.create_task(mine.follow())
    await until(lambda: mine.state().seal is Seal.UP_TO_DATE)
    tried = bell.tried
    report = await asyncio.to_thread(asyncio.run, mine.sync())
    assert report.head > 0
    assert bell.tried > tried
    await ended(task)


async def test_a_fault_while_listening_is_told_and_the_following_goes_on(
    phone: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    await phone.courier.sync()
    bell = Bell(phone)
    mine = courier(phone, bell, Nap())
    listened: list[str] = []

    async def faulty() -> AsyncIterator[tuple[bytes, int]]:
        listened.append(mine.state().code)
        if len(listened) < 3:
            raise KeyError("a field nobody sends")
        yield phone.space.id, 1
        await bell.rung.wait()

    monkeypatch.setattr(bell, "events", faulty)
    task = asyncio.create_task(mine.follow())
    await until(lambda: len(listened) == 3)
    assert "internal" in listened
    await until(lambda: mine.state().seal is Seal.UP_TO_DATE)
    await ended(task)


async def test_a_fault_of_ours_ends_one_exchange_and_is_told(
    phone: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("a device nobody knows")

    with monkeypatch.context() as patch:
        patch.setattr(phone.sealing, "take", faulty)
        with pytest.raises(Broken, match="internal"):
            await phone.courier.sync()
    assert phone.courier.state().code == "internal"
    await phone.courier.sync()
    assert phone.courier.state().code == ""


class Dropping(Bell):
    """A line that drops once the first run of the log has left."""

    async def push(self, *given: object, **named: object) -> object:
        await self.device.peer.push(*given, **named)  # type: ignore[arg-type]
        raise Unreachable("peer.silent")


async def test_another_device_may_come_in_while_the_first_log_leaves(
    phone: Device, town: Town
) -> None:
    phone.write("Le premier de vingt mille")
    with pytest.raises(Unreachable):
        await courier(phone, Dropping(phone), Nap()).sync()
    key = recovery_text(phone.vault.secret("recovery") or b"")
    joined = await town.device("new").joining.by_recovery(key)
    assert joined.spaces == [phone.space.id]


class Deaf(Bell):
    """A peer whose wake-ups nobody is to listen to."""

    def events(self) -> AsyncIterator[tuple[bytes, int]]:
        raise AssertionError


async def test_one_line_wakes_every_space_of_a_home(phone: Device) -> None:
    """A server lends four lines to a device; its owner may keep six spaces."""
    bell, heard = Bell(phone), list[Changes]()
    phone.heart.listen(heard.append)
    task = asyncio.create_task(courier(phone, bell, Nap()).follow())
    bell.rung.set()
    await until(lambda: any(each.touches(MOVED) for each in heard))
    await ended(task)


async def test_a_space_beside_is_woken_without_a_line_of_its_own(
    pair: tuple[Device, Device],
) -> None:
    phone, tablet = pair
    await phone.courier.sync()
    deaf = Deaf(phone)
    beside = courier(phone, deaf, Nap(), own=False)
    task = asyncio.create_task(beside.follow())
    await until(lambda: deaf.tried and not beside.told.busy)
    tablet.write("De loin")
    await tablet.courier.sync()
    phone.heart.beat(Changes(phone.space.id, frozenset({MOVED})))
    await until(lambda: phone.titles() == ["De loin"])
    assert beside.told.failure == ""
    await ended(task)


async def test_what_is_typed_for_another_starts_no_exchange_here(phone: Device) -> None:
    """A server would else see two spaces move as one hand."""
    await phone.courier.sync()
    bell = Bell(phone)
    mine = courier(phone, bell, Nap())
    task = asyncio.create_task(mine.follow())
    await until(lambda: bell.tried and not mine.told.busy)
    tried = bell.tried
    other = SpaceId(b"o" * 16)
    phone.heart.beat(Changes(other, frozenset({"journal", MOVED})))
    await asyncio.sleep(0.05)
    assert bell.tried == tried
    phone.heart.beat(Changes(phone.space.id, frozenset({"journal"})))
    await until(lambda: bell.tried > tried)
    await ended(task)


async def test_a_home_that_never_exchanged_is_known_before_it_asks(
    phone: Device, town: Town
) -> None:
    """It is told of somebody, not that its clock is wrong."""
    other = town.device("other")
    other.found()
    await other.courier.sync()
    him = keychain.me(other.vault)
    assert await phone.courier.card(him.identity) == him.identity_card
    assert phone.vault.setting(KNOWN_AT) == URL.encode()


async def test_a_server_keeps_no_file_of_a_space_it_does_not_know(
    phone: Device,
) -> None:
    paper = replace(phone.write("Une"), attachments=(FILE,))
    phone.vault.commit(Write(phone.space.id, entries=(paper,)))
    assert await phone.courier.keeps([paper.id]) == frozenset()
    with pytest.raises(Refused, match=r"^not_found$"):
        await phone.courier.fetch(paper.id)

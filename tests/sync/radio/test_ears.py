"""Two who listen share one scan; the last one stops it."""

import asyncio
from typing import Any

import pytest

from app.domain.dialogue import Advert
from sync.radio.ears import Ears
from sync.radio.lab.meter import Meter
from tests.sync.radio.studio import (
    ADVERT,
    AT_ONCE,
    Scene,
    air,
    nobody,
    nothing,
    play,
)


def test_one_scan_serves_all_who_listen() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())
    ears = Ears(scene.backend, air(nobody))

    async def story() -> None:
        async with ears.listening() as first:
            async with ears.listening() as second:
                one = await asyncio.wait_for(first.get(), 60)
                other = await asyncio.wait_for(second.get(), 60)
                assert one.address == other.address
            assert ears.open
            await asyncio.wait_for(first.get(), 60)
        phone = await scene.backend.phone()
        assert not phone.is_scanning

    play(story())


def test_a_slow_listener_loses_what_is_said_again_and_no_memory() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())
    ears = Ears(scene.backend, air(nobody))

    async def story() -> None:
        async with ears.listening() as queue:
            advert = await asyncio.wait_for(queue.get(), 60)
            while not queue.full():
                queue.put_nowait(advert)
            await asyncio.sleep(0.3)
            assert queue.qsize() == queue.maxsize

    play(story())


class SlowScanner:
    """A scan that takes a while to start; it says how many run."""

    running = 0
    started = 0

    def __init__(self, *_heard: Any) -> None:  # noqa: ANN401 - as bleak's own
        """Hear nothing."""

    async def start(self) -> None:
        """Start after a while, as a system asked over its bus."""
        SlowScanner.started += 1
        SlowScanner.running += 1
        await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """Stop after a while."""
        await asyncio.sleep(0.01)
        SlowScanner.running -= 1


class Here:
    """A backend that is the system's own."""

    async def scanner(self) -> dict[str, Any]:
        """Leave bleak as it is."""
        return {}


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Ears:
    """Return ears whose scan is slow to start."""
    SlowScanner.running = SlowScanner.started = 0
    monkeypatch.setattr("sync.radio.ears.BleakScanner", SlowScanner)
    return Ears(Here(), air(nobody))  # type: ignore[arg-type]  # only scans


def test_two_who_begin_at_once_share_one_scan_that_stops(slow: Ears) -> None:
    async def listen() -> None:
        async with slow.listening():
            assert SlowScanner.running == 1
            await asyncio.sleep(0.01)

    async def story() -> None:
        await asyncio.gather(listen(), listen())

    play(story())
    assert (SlowScanner.running, slow.open) == (0, False)


def test_one_who_leaves_before_the_scan_began_leaves_no_scan(slow: Ears) -> None:
    async def listen() -> None:
        async with slow.listening():
            raise AssertionError

    async def story() -> None:
        leaving = asyncio.ensure_future(listen())
        await asyncio.sleep(0.02)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving

    play(story())
    assert (SlowScanner.started, SlowScanner.running, slow.open) == (1, 0, False)


class DeafScanner(SlowScanner):
    """A scan that hears nothing, and whose stop never ends: its carrier is gone."""

    async def stop(self) -> None:
        """Wait for an answer that never comes."""
        SlowScanner.running -= 1
        await asyncio.Event().wait()


def test_a_scan_that_falls_silent_is_begun_anew_even_if_it_would_not_stop(
    monkeypatch: pytest.MonkeyPatch, slow: Ears
) -> None:
    monkeypatch.setattr("sync.radio.ears.BleakScanner", DeafScanner)
    monkeypatch.setattr("sync.radio.ears.LEAVING", 0.01)
    monkeypatch.setattr("sync.radio.ears.STILL", 0.1)

    async def story() -> None:
        async with slow.listening() as queue:
            assert await slow.next(queue, 3) is None

    play(story())
    assert SlowScanner.started > 2
    assert SlowScanner.running == 0


def test_a_scan_that_is_heard_is_left_alone() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())
    ears = Ears(scene.backend, air(nobody))

    async def story() -> None:
        async with ears.listening() as queue:
            assert await ears.next(queue, 5)
            held = ears._scanner
            await ears.renew()
            assert ears._scanner is held

    play(story())


async def settled(turns: int) -> None:
    """Let the loop turn so many times."""
    for _ in range(turns):
        await asyncio.sleep(0)


@pytest.mark.parametrize("turns", range(6))
def test_who_stops_listening_as_something_is_heard_is_stopped(turns: int) -> None:
    ears = Ears(Here(), AT_ONCE)  # type: ignore[arg-type]  # scans nothing here

    async def story() -> None:
        queue: asyncio.Queue[Advert] = asyncio.Queue()

        async def listen() -> None:
            while await ears.next(queue, 60):
                pass

        listening = asyncio.ensure_future(listen())
        for _ in range(4):
            await settled(turns)
            queue.put_nowait(ADVERT)
        await settled(turns)
        listening.cancel()
        _done, pending = await asyncio.wait([listening], timeout=30)
        assert not pending

    play(story())

"""A link says what it hears in order, then that it is lost; it never grows for ever."""

from typing import Any

import pytest
from bleak.exc import BleakCharacteristicNotFoundError, BleakError

from sync.radio.faults import LinkLostError
from sync.radio.lab.meter import Meter
from sync.radio.link import BOUND, Link, joined
from tests.sync.radio.studio import Paper, Scene, air, nobody, nothing, play

AIR = air(nobody)


async def opened(scene: Scene) -> tuple[Any, dict[str, Any]]:
    """Return how bleak calls the first device, and its options."""
    await scene.found()
    options = await scene.backend.client(Paper().passkey)
    return next(iter(scene.radio._ears.seen.values())), options


def test_what_a_device_says_comes_in_order_then_the_loss() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())

    async def story() -> None:
        target, options = await opened(scene)
        async with joined(target, options, AIR) as link:
            await link.subscribe("2a18")
            for value in (b"1", b"2"):
                await scene.device.say(scene.device.measurement, value)
            await scene.device.drop()
            said = [await link.heard.get() for _ in range(3)]
            assert [one and one[1] for one in said] == [b"1", b"2", None]
            with pytest.raises(LinkLostError):
                await link.read("2a51")
        assert link.lost

    play(story())


def test_a_characteristic_it_does_not_have_is_absent() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())

    async def story() -> None:
        target, options = await opened(scene)
        async with joined(target, options, AIR) as link:
            assert {"2a18", "2a52", "2a25", "2a19"} <= link.chars
            with pytest.raises(BleakCharacteristicNotFoundError):
                await link.write("2a9f", b"")

    play(story())


def test_a_device_that_is_not_there_is_a_lost_link() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())

    async def story() -> None:
        target, options = await opened(scene)
        await scene.device.device.stop_advertising()
        with pytest.raises(LinkLostError):
            async with joined(target, options, AIR):
                pass

    play(story())


class Talkative:
    """A client that only knows whether it was asked to leave."""

    left = 0

    async def disconnect(self) -> None:
        """Leave; some systems fail at it."""
        self.left += 1
        raise BleakError("gone")


def test_a_device_that_floods_is_dropped_and_what_came_before_is_kept() -> None:
    client = Talkative()
    link = Link(client, AIR)  # type: ignore[arg-type]

    async def story() -> None:
        for number in range(BOUND + 10):
            link._said("2a18", bytes((number % 256,)))
        assert link._dropping
        await link._dropping
        assert (link.heard.qsize(), link.lost, client.left) == (BOUND + 1, True, 1)

    play(story())

"""Two who listen share one scan; the last one stops it."""

import asyncio

from sync.radio.ears import Ears
from sync.radio.lab.meter import Meter
from tests.sync.radio.studio import Scene, air, nobody, nothing, play


def test_one_scan_serves_all_who_listen() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())
    ears = Ears(scene.backend, air(nobody))

    async def story() -> None:
        async with ears.listening() as first:
            async with ears.listening() as second:
                one = await asyncio.wait_for(first.get(), 5)
                other = await asyncio.wait_for(second.get(), 5)
                assert one.address == other.address
            assert ears.open
            await asyncio.wait_for(first.get(), 5)
        phone = await scene.backend.phone()
        assert not phone.is_scanning

    play(story())


def test_a_slow_listener_loses_what_is_said_again_and_no_memory() -> None:
    scene = Scene(lambda world: [Meter(world, 2)], nothing())
    ears = Ears(scene.backend, air(nobody))

    async def story() -> None:
        async with ears.listening() as queue:
            advert = await asyncio.wait_for(queue.get(), 5)
            while not queue.full():
                queue.put_nowait(advert)
            await asyncio.sleep(0.3)
            assert queue.qsize() == queue.maxsize

    play(story())

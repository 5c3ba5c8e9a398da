"""« Écoute » : one scan for all who listen, begun anew when it falls silent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from bleak import BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData
from bleak.exc import BleakError

from app.domain.dialogue import Advert
from sync.radio.air import Air
from sync.radio.hearing import heard
from sync.radio.platform import Backend

_BOUND: Final = 256
"""Advertisements that wait for a slow listener: the others are said again."""
STILL: Final = 4.0
"""Seconds of silence after which a scan is begun anew: who carries it may be gone."""
LEAVING: Final = 1.0
"""Seconds anything is given to stop; what hangs longer is left as it is."""


class Ears:
    """Hears all that is shouted near, while anybody listens.

    Nothing is filtered by the system: it would look at the services only, and
    several scales say who they are elsewhere. *seen* is how bleak calls each.
    """

    def __init__(self, backend: Backend, air: Air) -> None:
        self._backend, self._air = backend, air
        self._queues: list[asyncio.Queue[Advert]] = []
        self._scanner: BleakScanner | None = None
        self._turn = asyncio.Lock()
        self._heard_at = 0.0
        self.seen: dict[str, BLEDevice] = {}

    @property
    def open(self) -> bool:
        """Say whether somebody listens already."""
        return self._scanner is not None

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[asyncio.Queue[Advert]]:
        """Listen; the first one starts the scan, the last one stops it."""
        queue: asyncio.Queue[Advert] = asyncio.Queue(_BOUND)
        self._queues.append(queue)
        try:
            await asyncio.shield(self._settle())
            yield queue
        finally:
            self._queues.remove(queue)
            await asyncio.shield(self._settle())

    async def next(self, queue: asyncio.Queue[Advert], seconds: float) -> Advert | None:
        """Return what is heard next, None after so many *seconds*.

        Raises what bleak does once there is no Bluetooth any more.
        """
        until = _time() + seconds
        while (left := until - _time()) > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(min(left, STILL)):
                    return await queue.get()
            await asyncio.shield(self.renew())
        return None

    async def renew(self) -> None:
        """Begin the scan anew if it fell silent: whoever carried it may be back."""
        async with self._turn:
            if self._queues and _time() - self._heard_at >= STILL:
                await self._stop()
                await self._start()

    async def close(self) -> None:
        """Stop the scan, whoever listens."""
        async with self._turn:
            await self._stop()

    async def _settle(self) -> None:
        """Scan if anybody listens, else not; a start is never left half-way."""
        async with self._turn:
            if self._queues and self._scanner is None:
                await self._start()
            elif not self._queues:
                await self._stop()

    async def _start(self) -> None:
        scanner = BleakScanner(self._hear, **await self._backend.scanner())
        await scanner.start()
        self._scanner, self._heard_at = scanner, _time()

    async def _stop(self) -> None:
        scanner, self._scanner = self._scanner, None
        if scanner is not None:
            with suppress(BleakError, OSError, EOFError):
                async with asyncio.timeout(LEAVING):
                    await scanner.stop()

    def _hear(self, device: BLEDevice, said: AdvertisementData) -> None:
        self._heard_at = _time()
        self.seen[device.address] = device
        advert = heard(device, said, self._air.now())
        for queue in self._queues:
            if not queue.full():
                queue.put_nowait(advert)


def _time() -> float:
    return asyncio.get_running_loop().time()

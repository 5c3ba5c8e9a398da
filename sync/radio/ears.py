"""« Écoute » : one scan for all who listen."""

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

    async def _settle(self) -> None:
        """Scan if anybody listens, else not; a start is never left half-way."""
        async with self._turn:
            if self._queues and self._scanner is None:
                scanner = BleakScanner(self._heard, **await self._backend.scanner())
                await scanner.start()
                self._scanner = scanner
            elif not self._queues and self._scanner is not None:
                scanner, self._scanner = self._scanner, None
                with suppress(BleakError, OSError, EOFError):
                    await scanner.stop()

    def _heard(self, device: BLEDevice, said: AdvertisementData) -> None:
        self.seen[device.address] = device
        advert = heard(device, said, self._air.now())
        for queue in self._queues:
            if not queue.full():
                queue.put_nowait(advert)

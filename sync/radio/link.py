"""« Liaison » : one joined device, its characteristics and what it says."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any, Final, TypeVar

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakCharacteristicNotFoundError,
    BleakError,
)

from app.domain.errors import Refused
from app.domain.socp import SOCP
from sync.radio.air import Air
from sync.radio.faults import LinkLostError
from sync.radio.hearing import short

PATIENCE: Final = 30.0
"""Seconds an answer is waited for."""
BOUND: Final = 4096
"""Packets that wait to be read: beyond, the link is dropped and taken up again."""

T = TypeVar("T")
Said = tuple[str, bytes, datetime]


class Link:
    """A device as it is joined: one question at a time, and what it says by itself.

    *heard* gives its packets in order, then None when the link is lost. *ordered*
    says that a sensor was asked to begin: that is done once. *asks* says that we are
    asked for the code of a pairing.
    """

    def __init__(self, client: BleakClient, air: Air) -> None:
        self._client, self._air = client, air
        self._chars: dict[str, BleakGATTCharacteristic] = {}
        self.heard: asyncio.Queue[Said | None] = asyncio.Queue()
        self.lost, self.ordered, self.asks = False, False, False
        self._full = False
        self._dropping: asyncio.Task[None] | None = None

    @property
    def chars(self) -> frozenset[str]:
        """Return the characteristics this device has."""
        return frozenset(self._chars)

    def discovered(self) -> None:
        """Learn the characteristics, once joined; the first of a number wins."""
        for char in self._client.services.characteristics.values():
            self._chars.setdefault(short(char.uuid), char)

    def broken(self) -> None:
        """Learn that the link is lost, after all that was heard before."""
        if not self.lost:
            self.lost = True
            self.heard.put_nowait(None)

    async def read(self, char: str) -> bytes:
        """Return the value of a characteristic."""
        return bytes(
            await self._within(self._client.read_gatt_char(self._char(char))),
        )

    async def write(self, char: str, payload: bytes) -> None:
        """Write a value, confirmed wherever the device can."""
        found = self._char(char)
        confirmed = "write" in found.properties
        self.ordered = self.ordered or char == SOCP
        await self._within(
            self._client.write_gatt_char(found, payload, response=confirmed)
        )

    async def subscribe(self, char: str) -> None:
        """Hear what the device says of a characteristic."""
        found = self._char(char)

        def said(_char: BleakGATTCharacteristic, payload: bytearray) -> None:
            self._said(char, bytes(payload))

        await self._within(self._client.start_notify(found, said))

    async def pair(self) -> None:
        """Have the link protected; macOS asks by itself at the first secret read."""
        with suppress(NotImplementedError):
            await self._client.pair()

    def _char(self, char: str) -> BleakGATTCharacteristic:
        if self.lost:
            raise LinkLostError
        if char not in self._chars:
            raise BleakCharacteristicNotFoundError(char)
        return self._chars[char]

    async def _within(self, answer: Awaitable[T]) -> T:
        """Return the answer. Raises Refused("device.silent") when it never comes."""
        try:
            async with asyncio.timeout(PATIENCE * self._air.pace):
                return await answer
        except TimeoutError as error:
            raise Refused("device.silent") from error

    def _said(self, char: str, payload: bytes) -> None:
        if self._full or self.lost:
            return
        if self.heard.qsize() >= BOUND:
            self._full = True
            self._dropping = asyncio.ensure_future(self._drop())
            return
        self.heard.put_nowait((char, payload, self._air.now()))

    async def _drop(self) -> None:
        with suppress(BleakError, TimeoutError, OSError, EOFError):
            await self._client.disconnect()
        self.broken()


@asynccontextmanager
async def joined(
    target: BLEDevice | str, options: dict[str, Any], air: Air
) -> AsyncIterator[Link]:
    """Join a device, leave it whatever happens.

    Raises LinkLostError when it does not answer, and what bleak says where there is
    no Bluetooth.
    """
    client = BleakClient(
        target, lambda _client: link.broken(), timeout=PATIENCE * air.pace, **options
    )
    link = Link(client, air)
    try:
        try:
            await client.connect()
        except BleakBluetoothNotAvailableError:
            raise
        except (BleakError, TimeoutError, OSError, EOFError) as error:
            raise LinkLostError from error
        link.discovered()
        yield link
    finally:
        with suppress(BleakError, TimeoutError, OSError, EOFError):
            await client.disconnect()

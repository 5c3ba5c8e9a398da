"""« Labo » : the virtual devices, played in this process or joined in another."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime
from functools import partial
from typing import Any

from bumble.core import BaseBumbleError
from bumble.device import Device
from bumble.hci import Address, HCI_ErrorCode
from bumble.link import LocalLink
from bumble.transport import open_transport
from bumble.transport.common import Transport

from sync.radio.air import Air
from sync.radio.lab.air import make_device, new_link, power_on
from sync.radio.lab.cast import Play, troupe
from sync.radio.lab.client import BumbleClient
from sync.radio.lab.peripheral import Peripheral, World
from sync.radio.lab.scanner import BumbleScanner
from sync.radio.passkey import Passkey

Cast = Callable[[World], Sequence[Peripheral]]
PHONE = "F0:F0:F0:F0:F0:F0"


class _Stage(ABC):
    """A virtual radio: one phone, opened in the loop that asks for it first."""

    virtual = asks = True

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._phone: Device | None = None

    async def scanner(self) -> dict[str, Any]:
        """Have bleak scan through the phone."""
        return {"backend": BumbleScanner, "central": await self.phone()}

    async def client(self, passkey: Passkey) -> dict[str, Any]:
        """Have bleak join through the phone."""
        return {
            "backend": BumbleClient,
            "central": await self.phone(),
            "passkey": passkey,
        }

    async def phone(self) -> Device:
        """Return the phone. Raises OSError when nobody plays."""
        loop = asyncio.get_running_loop()
        if self._phone is None or self._loop is not loop or self._gone():
            self._phone, self._loop = await self._opened(), loop
        return self._phone

    def pairing(
        self, _address: str, _passkey: Passkey
    ) -> AbstractAsyncContextManager[None]:
        """Do nothing: each client asks for its own code."""
        return nullcontext()

    async def close(self) -> None:
        """Leave what was opened; it opens again when it is asked."""
        self._phone = None

    def _gone(self) -> bool:
        return False

    @abstractmethod
    async def _opened(self) -> Device:
        """Return the device that looks for the others."""


class Played(_Stage):
    """Devices in this process: the whole troupe, or those of *cast*."""

    def __init__(self, air: Air, cast: Cast | None = None) -> None:
        super().__init__()
        self._air, self._cast = air, cast or partial(troupe, play=Play())
        self.devices: list[Peripheral] = []

    async def _opened(self) -> Device:
        link = new_link()
        self.devices = list(self._cast(world_of(link, self._air)))
        for one in self.devices:
            await one.start()
        return await power_on(make_device(link, "phone", PHONE))


class Joined(_Stage):
    """Those of another process, by a socket of this machine."""

    def __init__(self, spec: str) -> None:
        super().__init__()
        self._spec = spec
        self._transport: Transport | None = None

    async def close(self) -> None:
        """Leave the other process."""
        held, self._transport, self._phone = self._transport, None, None
        if held:
            await held.close()

    def _gone(self) -> bool:
        return self._transport is None or self._transport.source.terminated.done()

    async def _opened(self) -> Device:
        await self.close()
        transport = await open_transport(self._spec)
        address = Address(PHONE)
        phone = Device.with_hci("phone", address, transport.source, transport.sink)
        self._transport = transport
        transport.source.terminated.add_done_callback(lambda _gone: _alone(phone))
        try:
            return await power_on(phone)
        except BaseBumbleError as error:
            raise ConnectionError from error


def _alone(phone: Device) -> None:
    """Break the links of a phone whose other process left: nobody else will say so."""
    for handle in list(phone.connections):
        phone.on_disconnection(handle, HCI_ErrorCode.CONNECTION_TIMEOUT_ERROR)


def world_of(link: LocalLink, air: Air) -> World:
    """Return where virtual devices stand: their clock is on the time of this place."""

    def clock() -> datetime:
        return air.now().astimezone().replace(tzinfo=None, microsecond=0)

    async def sleep(seconds: float) -> None:
        await air.sleep(seconds * air.pace)

    return World(link, clock, sleep)

"""« Radio » : scans and leads dialogues through bleak, whatever is behind it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from bleak import BleakClient
from bleak.exc import BleakBluetoothNotAvailableError, BleakError

from app.domain.dialogue import Advert, Cursor, Driver, Outcome
from app.domain.errors import Unreachable
from app.ports.radio import Availability, Listener
from sync.radio.air import Air
from sync.radio.dialogue import Dialogue
from sync.radio.ears import Ears
from sync.radio.faults import LinkLostError, missing, why_not
from sync.radio.identity import BATTERY, identity_of
from sync.radio.link import joined
from sync.radio.platform import Backend

_WAITS: Final = (1.0, 3.0, 10.0)
"""Seconds before a link that broke is taken up again."""
_AGAIN: Final = 1.0
"""Seconds after which a device that says the same is given again."""
_PERCENT = range(101)
_ABSENT = (BleakError, OSError, EOFError, ImportError)
"""What bleak raises where there is no Bluetooth, or no more."""


class Bluetooth:
    """A radio over bleak: the one of the system, or a virtual one."""

    def __init__(self, backend: Backend, air: Air) -> None:
        self._backend, self._air = backend, air
        self._ears = Ears(backend, air)

    @property
    def virtual(self) -> bool:
        """Say whether its devices are played by a program."""
        return self._backend.virtual

    async def available(self) -> Availability:
        """Say whether there is Bluetooth here, by listening for an instant."""
        if self._ears.open:
            return Availability.READY
        try:
            async with self._ears.listening():
                return Availability.READY
        except _ABSENT as error:
            return why_not(error)

    async def scan(self, seconds: float) -> AsyncIterator[tuple[Driver, Advert]]:
        """Give each device of a known driver as it is heard, again when it repeats.

        Raises Unreachable("bluetooth.off" | …) where there is no Bluetooth.
        """
        if (state := await self.available()) is not Availability.READY:
            raise missing(state)
        until = asyncio.get_running_loop().time() + seconds
        given: dict[str, tuple[Advert, float]] = {}
        try:
            async with self._ears.listening() as queue:
                while (advert := await _next(queue, until)) is not None:
                    driver = self._air.choose(advert)
                    if driver and _is_new(advert, given):
                        yield driver, advert
        except _ABSENT as error:
            raise missing(why_not(error)) from error

    async def talk(self, driver: Driver, advert: Advert, listener: Listener) -> Outcome:
        """Join a device and lead its dialogue to the end.

        A link that breaks is taken up again after 1, 3 then 10 seconds, and anew
        each time its history went further.

        Raises Unreachable("device.gone" | "bluetooth.off" | …), Refused(
        "device.silent" | "device.pairing_failed" | "device.bond_lost").
        """
        waits, reached = iter(_WAITS), None
        while True:
            try:
                return await self._once(driver, advert, listener)
            except _BrokenOffError as error:
                if error.cursor is not None and error.cursor != reached:
                    waits, reached = iter(_WAITS), error.cursor
                wait = next(waits, None)
                if wait is None:
                    raise Unreachable("device.gone") from error
                await self._air.sleep(wait * self._air.pace)
            except (BleakBluetoothNotAvailableError, OSError) as error:
                raise missing(why_not(error)) from error

    async def forget(self, address: str) -> None:
        """Undo a pairing, where the system lets us."""
        with suppress(NotImplementedError, *_ABSENT):
            options = await self._backend.client(_nobody)
            client = BleakClient(self._ears.seen.get(address, address), **options)
            await client.unpair()

    async def close(self) -> None:
        """Leave what was opened to reach devices."""
        await self._backend.close()

    async def _once(
        self, driver: Driver, advert: Advert, listener: Listener
    ) -> Outcome:
        options = await self._backend.client(listener.passkey)
        target = self._ears.seen.get(advert.address, advert.address)
        reached: Cursor | None = None
        try:
            async with (
                self._backend.pairing(advert.address, listener.passkey),
                joined(target, options, self._air) as link,
            ):
                dialogue = Dialogue(link, listener, self._air)
                said = await dialogue.about()
                identity = identity_of(driver, advert, said)
                session = await listener.session(identity, link.chars)
                _tell_battery(said.get(BATTERY, b""), listener)
                try:
                    return await dialogue.lead(driver.talk(session), identity.key)
                finally:
                    reached = dialogue.cursor
        except LinkLostError as error:
            raise _BrokenOffError(reached) from error


class _BrokenOffError(Exception):
    """A dialogue ended before its time; its history was kept up to *cursor*."""

    def __init__(self, cursor: Cursor | None) -> None:
        super().__init__()
        self.cursor = cursor


async def _nobody(_shown: int | None) -> None:
    """Answer no question of a pairing."""


async def _next(queue: asyncio.Queue[Advert], until: float) -> Advert | None:
    left = until - asyncio.get_running_loop().time()
    try:
        return await asyncio.wait_for(queue.get(), max(left, 0))
    except TimeoutError:
        return None


def _is_new(advert: Advert, given: dict[str, tuple[Advert, float]]) -> bool:
    """Say whether an advertisement says something else, or comes much later."""
    now = asyncio.get_running_loop().time()
    before = given.get(advert.address)
    if before and now - before[1] < _AGAIN and _said(before[0]) == _said(advert):
        return False
    given[advert.address] = (advert, now)
    return True


def _said(advert: Advert) -> tuple[object, ...]:
    return advert.name, advert.services, advert.service_data, advert.companies


def _tell_battery(raw: bytes, listener: Listener) -> None:
    if len(raw) == 1 and raw[0] in _PERCENT:
        listener.battery(raw[0])

"""« Radio » : scans and leads dialogues through bleak, whatever is behind it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from typing import Final

from bleak import BleakClient
from bleak.exc import BleakBluetoothNotAvailableError, BleakError

from app.domain.dialogue import Advert, Cursor, Driver, Outcome
from app.domain.errors import Unreachable
from app.ports.radio import Availability, Listener
from sync.radio.air import Air
from sync.radio.dialogue import Dialogue
from sync.radio.ears import LEAVING, Ears
from sync.radio.faults import LinkLostError, missing, why_not
from sync.radio.identity import BATTERY, identity_of
from sync.radio.link import Link, joined
from sync.radio.platform import Backend
from sync.radio.resuming import Resuming

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
        self._led: set[asyncio.Task[object]] = set()

    @property
    def virtual(self) -> bool:
        """Say whether its devices are played by a program."""
        return self._backend.virtual

    async def available(self) -> Availability:
        """Say whether there is Bluetooth here, by listening for an instant."""
        try:
            async with self._ears.listening():
                await self._ears.renew()
                return Availability.READY
        except _ABSENT as error:
            return why_not(error)

    async def scan(self, seconds: float) -> AsyncIterator[tuple[Driver, Advert]]:
        """Give each device of a known driver as it is heard, again when it repeats.

        Raises Unreachable("bluetooth.off" | …) where there is no Bluetooth.
        """
        if (state := await self.available()) is not Availability.READY:
            raise missing(state)
        until = _time() + seconds
        given: dict[str, tuple[Advert, float]] = {}
        try:
            async with self._ears.listening() as queue:
                while advert := await self._ears.next(queue, until - _time()):
                    driver = self._air.choose(advert)
                    if driver and _is_new(advert, given):
                        yield driver, advert
        except _ABSENT as error:
            raise missing(why_not(error)) from error

    async def talk(self, driver: Driver, advert: Advert, listener: Listener) -> Outcome:
        """Join a device and lead its dialogue to the end.

        A link that breaks is taken up again after 1, 3 then 10 seconds, and anew
        each time its history went further; so is one whose radio itself left. One
        that broke once a sensor was asked to begin is not: it would begin again.

        Raises Unreachable("device.gone" | "device.unsteady" | "device.unsure" |
        "bluetooth.off" | …), Refused("device.silent" | "device.pairing_failed" |
        "device.bond_lost").
        """
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in one
        self._led.add(task)
        try:
            return await self._resumed(driver, advert, listener)
        finally:
            self._led.discard(task)

    async def _resumed(
        self, driver: Driver, advert: Advert, listener: Listener
    ) -> Outcome:
        resuming = Resuming()
        while True:
            try:
                return await self._once(driver, advert, listener)
            except _BrokenOffError as error:
                wait = resuming.broken(error.cursor, error.kept)
            except (BleakBluetoothNotAvailableError, OSError) as error:
                wait = resuming.missing(error)
            await self._again(wait)

    async def _again(self, seconds: float) -> None:
        """Wait, and hear meanwhile who is near: the radio itself may have restarted."""
        async with AsyncExitStack() as hearing:
            with suppress(*_ABSENT):
                await hearing.enter_async_context(self._ears.listening())
            await self._air.sleep(seconds * self._air.pace)

    async def forget(self, address: str) -> None:
        """Undo a pairing, where the system lets us."""
        with suppress(NotImplementedError, *_ABSENT):
            options = await self._backend.client(_nobody)
            client = BleakClient(self._ears.seen.get(address, address), **options)
            await client.unpair()

    async def close(self) -> None:
        """Leave every device, at once, and what was opened to reach them."""
        led = self._led - {asyncio.current_task()}
        for one in led:
            one.cancel()
        if led:
            await asyncio.wait(led, timeout=LEAVING)
        await self._ears.close()
        await self._backend.close()

    async def _once(
        self, driver: Driver, advert: Advert, listener: Listener
    ) -> Outcome:
        options = await self._backend.client(listener.passkey)
        target = self._ears.seen.get(advert.address, advert.address)
        reached, kept = None, 0
        try:
            async with (
                self._backend.pairing(advert.address, listener.passkey),
                joined(target, options, self._air) as link,
            ):
                link.asks = self._backend.asks
                dialogue = Dialogue(link, listener, self._air)
                said = await dialogue.about()
                identity = identity_of(driver, advert, said)
                session = await listener.session(identity, link.chars)
                _tell_battery(said.get(BATTERY, b""), listener)
                try:
                    with _ordering(link):
                        return await dialogue.lead(driver.talk(session), identity.key)
                finally:
                    reached, kept = dialogue.cursor, dialogue.kept
        except LinkLostError as error:
            raise _BrokenOffError(reached, kept) from error


class _BrokenOffError(Exception):
    """A dialogue ended before its time: so many records *kept*, up to *cursor*."""

    def __init__(self, cursor: Cursor | None, kept: int) -> None:
        super().__init__()
        self.cursor, self.kept = cursor, kept


@contextmanager
def _ordering(link: Link) -> Iterator[None]:
    """Leave a device that broke off once ordered: nobody knows what it did of it."""
    try:
        yield
    except (LinkLostError, *_ABSENT) as error:
        if link.ordered:
            raise Unreachable("device.unsure") from error
        raise


async def _nobody(_shown: int | None) -> None:
    """Answer no question of a pairing."""


def _time() -> float:
    return asyncio.get_running_loop().time()


def _is_new(advert: Advert, given: dict[str, tuple[Advert, float]]) -> bool:
    """Say whether an advertisement says something else, or comes much later."""
    now = _time()
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

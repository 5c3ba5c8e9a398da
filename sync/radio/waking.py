"""« Bluetooth de cet ordinateur » : loaded when somebody asks for it, not before."""

from collections.abc import AsyncIterator, Callable
from functools import cached_property

from app.domain.dialogue import Advert, Driver, Outcome
from app.ports.radio import Availability, Listener, Radio


class Waking:
    """A radio whose library is not loaded while a first screen is drawn."""

    virtual = False

    def __init__(self, wake: Callable[[], Radio]) -> None:
        self._wake = wake

    @cached_property
    def _radio(self) -> Radio:
        return self._wake()

    async def available(self) -> Availability:
        """Say whether there is Bluetooth here."""
        return await self._radio.available()

    async def scan(self, seconds: float) -> AsyncIterator[tuple[Driver, Advert]]:
        """Give each device of a known driver as it is heard."""
        async for found in self._radio.scan(seconds):
            yield found

    async def talk(self, driver: Driver, advert: Advert, listener: Listener) -> Outcome:
        """Join a device and lead its dialogue to the end."""
        return await self._radio.talk(driver, advert, listener)

    async def forget(self, address: str) -> None:
        """Undo a pairing, where the system lets us."""
        await self._radio.forget(address)

    async def close(self) -> None:
        """Leave what was opened; wake nobody for it."""
        if "_radio" in vars(self):
            await self._radio.close()

"""« Radio » : what the product asks of Bluetooth, wherever it comes from."""

from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from typing import Protocol

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.dialogue import (
    Advert,
    Ask,
    Consent,
    Cursor,
    Driver,
    Frame,
    Outcome,
    Session,
)


class Availability(StrEnum):
    """Whether there is Bluetooth here, and why not."""

    READY = "ready"
    OFF = "off"
    DENIED = "denied"
    NO_ADAPTER = "no_adapter"
    UNSUPPORTED = "unsupported"


class Listener(Protocol):
    """Who follows a dialogue: the inbox behind, a person in front.

    Every method but `told` may be slow; the radio awaits it before it goes on.
    """

    async def session(self, identity: DeviceIdentity, chars: frozenset[str]) -> Session:
        """Say what is known of this device, once it said who it is."""
        ...

    async def spool(self, frame: Frame) -> None:
        """Keep a packet on disk before anybody reads it."""
        ...

    async def keep(
        self,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        cursor: Cursor | None,
    ) -> None:
        """Keep readings and how far they go, all on disk when it returns."""
        ...

    async def agreed(self, consent: Consent) -> None:
        """Remember the user of this device."""
        ...

    async def ask(self, question: Ask) -> str | None:
        """Ask the person, None for no answer."""
        ...

    async def passkey(self, shown: int | None) -> int | None:
        """Show the code of a pairing, or ask for the one the device shows (None)."""
        ...

    def paired(self) -> None:
        """Hear that the link was just protected: without a code if none was asked.

        Not told where the system asks for its code in a window of its own.
        """
        ...

    def told(self, done: int, total: int) -> None:
        """Hear how far it is."""
        ...

    def battery(self, percent: int) -> None:
        """Hear how full the battery is."""
        ...


class Radio(Protocol):
    """Finds devices near, and leads one dialogue at a time with each.

    Raises Unreachable("device.gone") when the link broke and would not come back,
    Unreachable("device.unsteady") when it broke again and again,
    Unreachable("device.unsure") when it broke once a sensor was asked to begin,
    Unreachable("bluetooth.off" | "bluetooth.denied" | "bluetooth.no_adapter" |
    "bluetooth.unsupported"), Refused("device.silent" | "device.pairing_failed" |
    "device.bond_lost").
    """

    @property
    def virtual(self) -> bool:
        """Say whether its devices are played by a program."""
        ...

    async def available(self) -> Availability:
        """Say whether there is Bluetooth here: asked again each time."""
        ...

    def scan(self, seconds: float) -> AsyncIterator[tuple[Driver, Advert]]:
        """Give each device of a known driver as it is heard, again when it repeats."""
        ...

    async def talk(self, driver: Driver, advert: Advert, listener: Listener) -> Outcome:
        """Join a device and lead its dialogue to the end.

        A link that breaks is taken up again three times (after 1, 3, 10 s).
        """
        ...

    async def forget(self, address: str) -> None:
        """Undo a pairing, where the system lets us."""
        ...

    async def close(self) -> None:
        """Leave every device and what was opened to hear them; it may open again."""
        ...


class NoRadio:
    """A place without Bluetooth, and why."""

    virtual = False

    def __init__(self, why: Availability = Availability.UNSUPPORTED) -> None:
        self._why = why

    async def available(self) -> Availability:
        """Say why there is none."""
        return self._why

    async def scan(self, _seconds: float) -> AsyncIterator[tuple[Driver, Advert]]:
        """Find nobody."""
        nobody: tuple[tuple[Driver, Advert], ...] = ()
        for each in nobody:
            yield each

    async def talk(
        self, _driver: Driver, _advert: Advert, _listener: Listener
    ) -> Outcome:
        """Lead no dialogue."""
        return Outcome.REFUSED

    async def forget(self, _address: str) -> None:
        """Undo nothing: nothing was paired."""

    async def close(self) -> None:
        """Leave nothing: nothing was opened."""

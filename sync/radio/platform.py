"""The Bluetooth of the system, as bleak reaches it."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

Passkey = Callable[[int | None], Awaitable[int | None]]


class Backend(Protocol):
    """Where the packets go: what bleak's own classes are handed.

    *virtual* says that its devices are played by a program.
    """

    virtual: bool

    async def scanner(self) -> dict[str, Any]:
        """Return the keywords of a `BleakScanner`."""
        ...

    async def client(self, passkey: Passkey) -> dict[str, Any]:
        """Return those of a `BleakClient`, whose pairing may ask for a *passkey*."""
        ...

    async def close(self) -> None:
        """Leave what was opened; it opens again when it is asked."""
        ...


class Platform:
    """BlueZ, CoreBluetooth or WinRT: bleak chooses."""

    virtual = False

    async def scanner(self) -> dict[str, Any]:
        """Leave bleak as it is."""
        return {}

    async def client(self, _passkey: Passkey) -> dict[str, Any]:
        """Leave bleak as it is: the system draws the window of a pairing."""
        return {}

    async def close(self) -> None:
        """Leave nothing: bleak opened it."""

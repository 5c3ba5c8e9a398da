"""The Bluetooth of the system, as bleak reaches it."""

import sys
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, Protocol

from sync.radio.passkey import Passkey


class Backend(Protocol):
    """Where the packets go: what bleak's own classes are handed.

    *virtual* says that its devices are played by a program, *asks* that the code of
    a pairing, if there is one, is asked of us: we know then whether there was any.
    """

    virtual: bool
    asks: bool

    async def scanner(self) -> dict[str, Any]:
        """Return the keywords of a `BleakScanner`."""
        ...

    async def client(self, passkey: Passkey) -> dict[str, Any]:
        """Return those of a `BleakClient`, whose pairing may ask for a *passkey*."""
        ...

    def pairing(
        self, address: str, passkey: Passkey
    ) -> AbstractAsyncContextManager[None]:
        """Answer for a device, as long as a dialogue with it lasts."""
        ...

    async def close(self) -> None:
        """Leave what was opened; it opens again when it is asked."""
        ...


class Platform:
    """BlueZ, CoreBluetooth or WinRT: bleak chooses."""

    virtual = False
    asks = sys.platform == "linux"

    def __init__(self) -> None:
        self._agents: Any = None

    async def scanner(self) -> dict[str, Any]:
        """Leave bleak as it is."""
        return {}

    async def client(self, _passkey: Passkey) -> dict[str, Any]:
        """Leave bleak as it is."""
        return {}

    def pairing(
        self, address: str, passkey: Passkey
    ) -> AbstractAsyncContextManager[None]:
        """Ask for the code ourselves on Linux; elsewhere the system has a window."""
        if not self.asks:
            return nullcontext()
        if self._agents is None:
            from sync.radio.agent import Agents

            self._agents = Agents()
        answering: AbstractAsyncContextManager[None] = self._agents.answering(
            address, passkey
        )
        return answering

    async def close(self) -> None:
        """Leave nothing: bleak opened it."""

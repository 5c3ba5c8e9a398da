"""Virtual controllers: a phone or a device, and the numbers of a pairing."""

import asyncio
from collections.abc import Callable

from bumble import hci
from bumble.controller import Controller
from bumble.device import Device, DeviceConfiguration
from bumble.host import Host
from bumble.keys import MemoryKeyStore
from bumble.link import LocalLink
from bumble.pairing import PairingConfig, PairingDelegate

from sync.radio.passkey import Passkey

_LTK = PairingDelegate.KeyDistribution.DISTRIBUTE_ENCRYPTION_KEY
"""The only key given: these addresses never change, nobody has to resolve them."""
_UNANSWERED = hci.HCI_LE_Connection_Complete_Event(
    status=hci.HCI_ErrorCode.UNKNOWN_CONNECTION_IDENTIFIER_ERROR,
    connection_handle=0,
    role=hci.Role.CENTRAL,
    peer_address_type=hci.Address.RANDOM_DEVICE_ADDRESS,
    peer_address=hci.Address("00:00:00:00:00:00"),
    connection_interval=0,
    peripheral_latency=0,
    supervision_timeout=0,
    central_clock_accuracy=0,
)
_INTERVAL = 40
"""Milliseconds between two advertisements."""


class Keypad(PairingDelegate):
    """Whoever holds the phone: types the code a device shows, reads out ours."""

    def __init__(self, passkey: Passkey) -> None:
        super().__init__(PairingDelegate.DISPLAY_OUTPUT_AND_KEYBOARD_INPUT, _LTK, _LTK)
        self._passkey = passkey

    async def get_number(self) -> int | None:
        """Ask the person for the code the device shows."""
        return await self._passkey(None)

    async def display_number(self, number: int, digits: int) -> None:  # noqa: ARG002 - bumble's own
        """Show the person the code to type on the device."""
        await self._passkey(number)


class Display(PairingDelegate):
    """A device with a screen and no keys: it shows one code, always the same.

    *show* is told the code each time it stands on the screen.
    """

    def __init__(self, code: int, show: Callable[[int], object]) -> None:
        super().__init__(PairingDelegate.DISPLAY_OUTPUT_ONLY, _LTK, _LTK)
        self._code, self._show = code, show

    async def generate_passkey(self) -> int:
        """Return the code it shows."""
        return self._code

    async def display_number(self, number: int, digits: int) -> None:  # noqa: ARG002 - bumble's own
        """Let the code be read on the screen."""
        self._show(number)


class Mute(PairingDelegate):
    """A device with neither screen nor keys: it asks for no code."""

    def __init__(self) -> None:
        super().__init__(PairingDelegate.NO_OUTPUT_NO_INPUT, _LTK, _LTK)


def bonding(delegate: PairingDelegate) -> PairingConfig:
    """Return LE Secure Connections with a bond kept, and a code where both can."""
    mitm = delegate.io_capability != PairingDelegate.NO_OUTPUT_NO_INPUT
    return PairingConfig(sc=True, mitm=mitm, bonding=True, delegate=delegate)


class Antenna(Controller):
    """bumble's virtual radio, where a call nobody answers can be given up."""

    def on_hci_le_create_connection_cancel_command(
        self, command: hci.HCI_LE_Create_Connection_Cancel_Command
    ) -> hci.HCI_StatusReturnParameters:
        """Give up the call that is under way, and say that it failed."""
        if self.pending_le_connection:
            self.pending_le_connection = None
            asyncio.get_running_loop().call_soon(self.send_hci_packet, _UNANSWERED)
        return super().on_hci_le_create_connection_cancel_command(command)


def new_link() -> LocalLink:
    """Return a place where virtual radios hear each other."""
    link: LocalLink = LocalLink()  # type: ignore[no-untyped-call]
    return link


def make_device(link: LocalLink, name: str, address: str) -> Device:
    """Return a device on a virtual radio of its own."""
    host = Host()
    host.controller = Antenna(name, link=link)
    config = DeviceConfiguration(name=name, address=hci.Address(address), keystore=None)
    config.advertising_interval_min = config.advertising_interval_max = _INTERVAL
    return Device(config=config, host=host)


async def power_on(device: Device) -> Device:
    """Switch a device on; its bonds live as long as it does.

    The store of keys goes in afterwards: switching on would replace it.
    """
    await device.power_on()
    device.keystore = MemoryKeyStore()
    return device

"""bleak's client, over a bumble radio."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bleak.args import SizedBuffer
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.device import BLEDevice
from bleak.exc import BleakDeviceNotFoundError, BleakError, BleakGATTProtocolError
from bumble import att, core, hci
from bumble.device import Connection, Device, Peer

from sync.radio.lab.air import Keypad, bonding
from sync.radio.lab.discovery import discovered
from sync.radio.passkey import Passkey

T = TypeVar("T")
_MTU = 517


class BumbleClient(BaseBleakClient):
    """Joins one virtual device; a bond that exists is used again, as systems do."""

    def __init__(
        self,
        target: BLEDevice | str,
        *,
        central: Device,
        passkey: Passkey,
        timeout: float = 30,
        disconnected_callback: Callable[[], None] | None = None,
        **_options: Any,  # noqa: ANN401 - bleak's own
    ) -> None:
        super().__init__(
            target, disconnected_callback=disconnected_callback, timeout=timeout
        )
        self._target, self._central, self._passkey = target, central, passkey
        self._connection: Connection | None = None
        self._peer: Peer | None = None

    @property
    def name(self) -> str:
        """Return what the device is called."""
        return getattr(self._target, "name", None) or self.address

    @property
    def mtu_size(self) -> int:
        """Return the bytes of one packet."""
        return self._peer.gatt_client.mtu if self._peer else 23

    @property
    def is_connected(self) -> bool:
        """Say whether the link holds."""
        return self._connection is not None

    # ------------------------------------------------------------- the link

    async def connect(self, pair: bool = False, **_options: Any) -> None:  # noqa: ANN401, FBT001, FBT002 - bleak's own
        """Join the device and learn its characteristics."""
        try:
            found = await self._central.connect(
                self._address(),
                timeout=self._timeout,
                transport=core.PhysicalTransport.LE,
            )
        except (core.TimeoutError, TimeoutError) as error:
            raise TimeoutError from error
        except (core.BaseBumbleError, hci.HCI_Error) as error:
            raise BleakDeviceNotFoundError(self.address) from error
        self._connection = found
        found.on("disconnection", self._lost)
        self._peer = Peer(found)
        await self._ask(self._peer.request_mtu(_MTU))
        if pair:
            await self.pair()
        elif await self._bonded():
            await self._encrypt()
        self.services = await self._ask(discovered(self._peer))

    def _address(self) -> hci.Address:
        """Return its address as it was before any bond: always random and static."""
        return hci.Address(self.address)

    def _lost(self, _reason: int) -> None:
        self._connection = None
        if self._disconnected_callback:
            self._disconnected_callback()

    async def disconnect(self) -> None:
        """Leave the device."""
        if self._connection:
            await self._connection.disconnect()

    async def _bonded(self) -> bool:
        keys = self._central.keystore
        return keys is not None and await keys.get(str(self._address())) is not None

    async def _encrypt(self) -> None:
        """Protect the link with the bond; one the device lost changes nothing."""
        if self._connection:
            try:
                await self._connection.encrypt()
            except (core.BaseBumbleError, hci.HCI_Error):
                return

    async def pair(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 - bleak's own
        """Make a bond; where there is one already, do nothing, as BlueZ does."""
        if not self._connection:
            raise BleakError("Not connected")
        if await self._bonded():
            return
        keypad = Keypad(self._passkey)
        self._central.pairing_config_factory = lambda _connection: bonding(keypad)
        try:
            await self._ask(self._connection.pair())
        except core.BaseBumbleError as error:
            raise BleakError("pairing failed") from error

    async def unpair(self) -> None:
        """Forget the bond."""
        if self._central.keystore and await self._bonded():
            await self._central.keystore.delete(str(self._address()))

    # --------------------------------------------------- reading and writing

    async def _ask(self, answer: Awaitable[T]) -> T:
        """Return the answer of the device, unless it refuses or goes away."""
        connection = self._connection
        task = asyncio.ensure_future(answer)
        gone = asyncio.get_running_loop().create_future()

        def broken(_reason: int) -> None:
            if not gone.done():
                gone.set_result(None)

        if not connection:
            task.cancel()
            raise BleakError("Not connected")
        connection.on("disconnection", broken)
        try:
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done() or task.cancelled():
                raise BleakError("disconnected")
            return task.result()
        except att.ATT_Error as error:
            raise BleakGATTProtocolError(error.error_code) from error
        finally:
            task.cancel()
            connection.remove_listener("disconnection", broken)

    def _joined(self) -> Peer:
        if not self._peer or not self._connection:
            raise BleakError("Not connected")
        return self._peer

    async def read_gatt_char(
        self,
        characteristic: BleakGATTCharacteristic,
        *,
        use_cached: bool = False,  # noqa: ARG002 - bleak's own
        **_options: Any,  # noqa: ANN401 - bleak's own
    ) -> bytearray:
        """Return the value of a characteristic."""
        peer = self._joined()
        return bytearray(await self._ask(peer.read_value(characteristic.handle)))

    async def read_gatt_descriptor(
        self,
        descriptor: BleakGATTDescriptor,
        *,
        use_cached: bool = False,  # noqa: ARG002 - bleak's own
        **_options: Any,  # noqa: ANN401 - bleak's own
    ) -> bytearray:
        """Return the value of a descriptor."""
        peer = self._joined()
        return bytearray(await self._ask(peer.read_value(descriptor.handle)))

    async def write_gatt_char(
        self,
        characteristic: BleakGATTCharacteristic,
        data: SizedBuffer,
        response: bool,  # noqa: FBT001 - bleak's own
    ) -> None:
        """Write a characteristic."""
        await self._write(characteristic.handle, bytes(data), response=response)

    async def write_gatt_descriptor(
        self, descriptor: BleakGATTDescriptor, data: SizedBuffer
    ) -> None:
        """Write a descriptor."""
        await self._write(descriptor.handle, bytes(data), response=True)

    async def _write(self, handle: int, data: bytes, *, response: bool) -> None:
        peer = self._joined()
        await self._ask(peer.write_value(handle, data, with_response=response))

    async def start_notify(
        self,
        characteristic: BleakGATTCharacteristic,
        callback: Callable[[bytearray], None],
        **_options: Any,  # noqa: ANN401 - bleak's own
    ) -> None:
        """Hear what the device says of a characteristic."""
        peer = self._joined()

        def said(value: bytes) -> None:
            callback(bytearray(value))

        await self._ask(peer.subscribe(characteristic.obj, said))

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        """Hear no more of it."""
        await self._ask(self._joined().unsubscribe(characteristic.obj))

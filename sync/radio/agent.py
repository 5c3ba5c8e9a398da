"""« Code de liaison » on Linux: who answers BlueZ when a device asks for its code."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dbus_fast import BusType, DBusError, Message
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusObjectPath, DBusStr, DBusUInt16, DBusUInt32
from dbus_fast.errors import DBusFastError
from dbus_fast.service import ServiceInterface, dbus_method

from sync.radio.passkey import Passkey

_PATH = "/org/alveole/agent"
_ABILITY = "KeyboardDisplay"
_REJECTED = "org.bluez.Error.Rejected"


class Agent(ServiceInterface):
    """Asks the person for the code of a device they chose; refuses all others."""

    def __init__(self, people: dict[str, Passkey]) -> None:
        super().__init__("org.bluez.Agent1")
        self._people = people

    @dbus_method(name="RequestPasskey")
    async def request_passkey(self, device: DBusObjectPath) -> DBusUInt32:
        """Have the person type the code the device shows."""
        return await self._asked(device, None)

    @dbus_method(name="DisplayPasskey")
    async def display_passkey(
        self, device: DBusObjectPath, passkey: DBusUInt32, entered: DBusUInt16
    ) -> None:
        """Show the code to type on the device, once."""
        if not entered:
            await self._asked(device, passkey)

    @dbus_method(name="RequestConfirmation")
    async def request_confirmation(
        self, device: DBusObjectPath, passkey: DBusUInt32
    ) -> None:
        """Show the code both must have."""
        await self._asked(device, passkey)

    @dbus_method(name="RequestAuthorization")
    async def request_authorization(self, device: DBusObjectPath) -> None:
        """Let a device that has no code in, if the person chose it."""
        self._person(device)

    @dbus_method(name="AuthorizeService")
    async def authorize_service(self, device: DBusObjectPath, _uuid: DBusStr) -> None:
        """Let a device the person chose offer its services."""
        self._person(device)

    @dbus_method(name="Release")
    def release(self) -> None:
        """Be no longer asked."""

    @dbus_method(name="Cancel")
    def cancel(self) -> None:
        """Ask no more: the device gave up."""

    async def _asked(self, device: str, shown: int | None) -> int:
        code = await self._person(device)(shown)
        if code is None:
            raise DBusError(_REJECTED, "no code")
        return code

    def _person(self, device: str) -> Passkey:
        address = device.rpartition("/dev_")[2].replace("_", ":")
        if address not in self._people:
            raise DBusError(_REJECTED, "not chosen")
        return self._people[address]


class Agents:
    """One agent for all the dialogues under way, none when there is none."""

    def __init__(self) -> None:
        self._people: dict[str, Passkey] = {}
        self._bus: MessageBus | None = None

    @asynccontextmanager
    async def answering(self, address: str, passkey: Passkey) -> AsyncIterator[None]:
        """Answer for a device; without a bus, the system's own window does."""
        self._people[address.upper()] = passkey
        try:
            await self._open()
            yield
        finally:
            del self._people[address.upper()]
            if not self._people and self._bus:
                bus, self._bus = self._bus, None
                bus.disconnect()

    async def _open(self) -> None:
        if self._bus is not None:
            return
        try:
            bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
        except (OSError, EOFError, DBusFastError):
            return
        self._bus = bus
        bus.export(_PATH, Agent(self._people))
        await _called(bus, "RegisterAgent", "os", [_PATH, _ABILITY])
        await _called(bus, "RequestDefaultAgent", "o", [_PATH])


async def _called(
    bus: MessageBus, member: str, signature: str, body: list[str]
) -> None:
    """Ask the manager of agents; one that refuses leaves the system's own window."""
    await bus.call(
        Message(
            destination="org.bluez",
            path="/org/bluez",
            interface="org.bluez.AgentManager1",
            member=member,
            signature=signature,
            body=body,
        )
    )

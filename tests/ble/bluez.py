"""org.bluez on a private D-Bus, backed by a virtual phone.

bleak's own Linux backend then talks real packets to virtual devices: the code that
ships is under test. Only what it uses is here; the real one also protects a link by
itself, which this does not.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from bumble import att, core
from bumble.device import Advertisement, Device, Peer
from bumble.gatt_client import CharacteristicProxy, ServiceProxy
from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from sync.radio.lab.adverts import read, uuid_text
from sync.radio.lab.air import Keypad, bonding

ADAPTER, DEVICE, SERVICE, CHAR = (
    f"org.bluez.{name}1"
    for name in ("Adapter", "Device", "GattService", "GattCharacteristic")
)
OBJECTS = "org.freedesktop.DBus.ObjectManager"
PROPERTIES = "org.freedesktop.DBus.Properties"
UNKNOWN = "org.freedesktop.DBus.Error.Unknown"
HCI = "/org/bluez/hci0"
FLAGS = {2: "read", 4: "write-without-response", 8: "write", 16: "notify"}
FLAGS |= {32: "indicate"}
SECURITY = {0x05: "Insufficient Authentication", 0x0F: "Insufficient Encryption"}
UNSET = ("Paired", "Bonded", "Trusted", "Blocked", "LegacyPairing", "Connected")
YES, NO = (Variant("b", each) for each in (True, False))
Answer = tuple[str, list[Any]] | None
Properties = dict[str, Variant]


class FakeBluez:
    """Speaks on the bus named by DBUS_SYSTEM_BUS_ADDRESS, which must be private."""

    def __init__(self, phone: Device, *, powered: bool = True) -> None:
        self.phone = phone
        self.objects: dict[str, dict[str, Properties]] = {
            "/org/bluez": {"org.bluez.AgentManager1": {}},
            HCI: {ADAPTER: _adapter(phone, powered=powered)},
        }
        self.live: dict[str, dict[str, Any]] = {}
        self.agent: tuple[str, str] | None = None
        self.caller = ""
        self.methods: dict[str, Callable[..., Awaitable[Answer]]] = {
            "AgentManager1.RegisterAgent": self._register,
            "AgentManager1.RequestDefaultAgent": self._nothing,
            "Adapter1.SetDiscoveryFilter": self._nothing,
            "Adapter1.StartDiscovery": self._scan,
            "Adapter1.StopDiscovery": self._stop_scan,
            "Adapter1.RemoveDevice": self._forget,
            "Device1.Connect": self._connect,
            "Device1.Disconnect": self._disconnect,
            "Device1.Pair": self._pair,
            "Device1.CancelPairing": self._nothing,
            "GattCharacteristic1.ReadValue": self._read,
            "GattCharacteristic1.WriteValue": self._write,
            "GattCharacteristic1.StartNotify": self._notify,
            "GattCharacteristic1.StopNotify": self._nothing,
        }

    async def start(self) -> None:
        """Take the name of BlueZ."""
        self.bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
        self.bus.add_message_handler(self._message)
        await self.bus.request_name("org.bluez")
        self.phone.on("advertisement", self._heard)

    async def stop(self) -> None:
        """Die as a daemon that crashes: nobody is told."""
        self.phone.remove_listener("advertisement", self._heard)
        await self.phone.stop_scanning()
        for connection in list(self.phone.connections.values()):
            await connection.disconnect()
        self.bus.disconnect()

    # ------------------------------------------------------ objects, signals

    def _signal(
        self, path: str, member: tuple[str, str], body: tuple[str, Any]
    ) -> None:
        self.bus.send(
            Message(
                message_type=MessageType.SIGNAL,
                path=path,
                interface=member[0],
                member=member[1],
                signature=body[0],
                body=body[1],
            )
        )

    def _add(self, path: str, interfaces: dict[str, Properties]) -> None:
        self.objects[path] = interfaces
        body = ("oa{sa{sv}}", [path, interfaces])
        self._signal("/", (OBJECTS, "InterfacesAdded"), body)

    def _remove(self, path: str) -> None:
        body = ("oas", [path, list(self.objects.pop(path))])
        self._signal("/", (OBJECTS, "InterfacesRemoved"), body)

    def _set(self, path: str, interface: str, **values: Variant) -> None:
        self.objects[path][interface].update(values)
        body = ("sa{sv}as", [interface, values, []])
        self._signal(path, (PROPERTIES, "PropertiesChanged"), body)

    def _heard(self, packet: Advertisement) -> None:
        address = packet.address.to_string(with_type_qualifier=False)
        path = f"{HCI}/dev_{address.replace(':', '_')}"
        seen = {
            "RSSI": Variant("n", packet.rssi),
            **_shouted(packet.data.ad_structures),
        }
        self.live.setdefault(path, {})["address"] = address
        if path in self.objects:
            self._set(path, DEVICE, **seen)
        else:
            self._add(path, {DEVICE: _new_device(address) | seen})

    # -------------------------------------------------------------- messages

    def _message(self, message: Message) -> Message | bool | None:
        if message.message_type != MessageType.METHOD_CALL or not message.interface:
            return None
        if message.member == "GetManagedObjects":
            shape = "a{oa{sa{sv}}}"
            return Message.new_method_return(message, shape, [self.objects])
        if message.interface == PROPERTIES:
            return self._property(message)
        if message.interface.startswith("org.bluez"):
            self.running = asyncio.ensure_future(self._call(message))
            return True
        return None

    def _property(self, message: Message) -> Message:
        if message.path not in self.objects:
            return Message.new_error(message, f"{UNKNOWN}Object", str(message.path))
        if message.member == "Set":
            return Message.new_method_return(message)
        values = self.objects[message.path][message.body[0]]
        if message.member == "Get":
            return Message.new_method_return(message, "v", [values[message.body[1]]])
        return Message.new_method_return(message, "a{sv}", [values])

    async def _call(self, message: Message) -> None:
        name = f"{str(message.interface).removeprefix('org.bluez.')}.{message.member}"
        failed = "org.bluez.Error.Failed"
        try:
            if message.path not in self.objects or name not in self.methods:
                answer = Message.new_error(message, f"{UNKNOWN}Object", name)
            else:
                self.caller = str(message.sender)
                result = await self.methods[name](message.path, *message.body)
                answer = Message.new_method_return(message, *(result or ("", [])))
        except att.ATT_Error as error:
            code = error.error_code
            said = f"Operation failed with ATT error: 0x{code:02x}"
            kind = "org.bluez.Error.NotPermitted" if code in SECURITY else failed
            answer = Message.new_error(message, kind, SECURITY.get(code, said))
        except (core.BaseBumbleError, TimeoutError) as error:
            answer = Message.new_error(message, failed, type(error).__name__)
        self.bus.send(answer)

    # --------------------------------------------------------------- methods

    async def _nothing(self, *_: object) -> Answer:
        return None

    async def _scan(self, _path: str) -> Answer:
        await self.phone.start_scanning(filter_duplicates=False)
        self._set(HCI, ADAPTER, Discovering=YES)
        return None

    async def _stop_scan(self, _path: str) -> Answer:
        await self.phone.stop_scanning()
        self._set(HCI, ADAPTER, Discovering=NO)
        return None

    async def _forget(self, _path: str, device: str) -> Answer:
        self._remove(device)
        return None

    async def _connect(self, path: str) -> Answer:
        mine = self.live[path]
        connection = mine["connection"] = await self.phone.connect(
            mine["address"], transport=core.PhysicalTransport.LE, timeout=20
        )
        connection.on("disconnection", lambda _reason: self._gone(path))
        self._set(path, DEVICE, Connected=YES)
        if self.objects[path][DEVICE]["Bonded"].value:
            await connection.encrypt()
        peer = mine["peer"] = Peer(connection)
        await peer.request_mtu(517)
        await peer.discover_services()
        for service in peer.services:
            await self._publish(path, peer, service)
        self._set(path, DEVICE, ServicesResolved=YES)
        return None

    async def _publish(self, device: str, peer: Peer, service: ServiceProxy) -> None:
        path = f"{device}/service{service.handle:04x}"
        values = {
            "UUID": Variant("s", uuid_text(service.uuid)),
            "Device": Variant("o", device),
        }
        values |= {"Primary": YES, "Includes": Variant("ao", [])}
        self._add(path, {SERVICE: values})
        for char in await service.discover_characteristics():
            below = f"{path}/char{char.handle - 1:04x}"
            self.live[below] = {"attribute": char, "peer": peer}
            self._add(below, {CHAR: _characteristic(path, char, peer)})

    def _gone(self, path: str) -> None:
        self._set(path, DEVICE, Connected=NO, ServicesResolved=NO)
        below = [one for one in self.objects if one.startswith(f"{path}/")]
        for gone in sorted(below, reverse=True):
            self._remove(gone)
            self.live.pop(gone, None)

    async def _disconnect(self, path: str) -> Answer:
        await self.live[path]["connection"].disconnect()
        return None

    async def _register(self, _path: str, agent: str, _ability: str) -> Answer:
        self.agent = (self.caller, agent)
        return None

    async def asked(self, device: str) -> int | None:
        """Ask the agent for the code a device shows, None when it gives none."""
        if self.agent is None:
            return None
        reply = await self.bus.call(
            Message(
                destination=self.agent[0],
                path=self.agent[1],
                interface="org.bluez.Agent1",
                member="RequestPasskey",
                signature="o",
                body=[device],
            )
        )
        said = reply.body[0] if reply.body else None
        return said if isinstance(said, int) else None

    async def _pair(self, path: str) -> Answer:
        keypad = Keypad(lambda _shown: self.asked(path))
        self.phone.pairing_config_factory = lambda _connection: bonding(keypad)
        await self.live[path]["connection"].pair()
        self._set(path, DEVICE, Paired=YES, Bonded=YES)
        return None

    async def _read(self, path: str, _options: object) -> Answer:
        mine = self.live[path]
        return "ay", [bytes(await mine["peer"].read_value(mine["attribute"].handle))]

    async def _write(self, path: str, value: bytes, _options: object) -> Answer:
        mine = self.live[path]
        handle = mine["attribute"].handle
        await mine["peer"].write_value(handle, bytes(value), with_response=True)
        return None

    async def _notify(self, path: str) -> Answer:
        mine = self.live[path]

        def told(value: bytes) -> None:
            self._set(path, CHAR, Value=Variant("ay", bytes(value)))

        await mine["peer"].subscribe(mine["attribute"], told)
        self._set(path, CHAR, Notifying=YES)
        return None


def _adapter(phone: Device, *, powered: bool) -> Properties:
    address = phone.random_address.to_string(with_type_qualifier=False)
    return {
        "Address": Variant("s", address),
        "Name": Variant("s", "virtual"),
        "Alias": Variant("s", "virtual"),
        "Powered": Variant("b", powered),
        "Discovering": NO,
        "Roles": Variant("as", ["central", "peripheral"]),
        "UUIDs": Variant("as", []),
    }


def _new_device(address: str) -> Properties:
    return {
        "Address": Variant("s", address),
        "AddressType": Variant("s", "random"),
        "Alias": Variant("s", address),
        "Adapter": Variant("o", HCI),
        **dict.fromkeys((*UNSET, "ServicesResolved"), NO),
    }


def _shouted(structures: Iterable[tuple[int, bytes]]) -> Properties:
    said = read(structures)
    seen = {"UUIDs": Variant("as", said.uuids)}
    if said.name:
        seen |= {"Name": Variant("s", said.name), "Alias": Variant("s", said.name)}
    if said.services:
        data = {uuid: Variant("ay", value) for uuid, value in said.services.items()}
        seen["ServiceData"] = Variant("a{sv}", data)
    return seen


def _characteristic(
    service: str, char: CharacteristicProxy[bytes], peer: Peer
) -> Properties:
    return {
        "UUID": Variant("s", uuid_text(char.uuid)),
        "Service": Variant("o", service),
        "Value": Variant("ay", b""),
        "Notifying": NO,
        "MTU": Variant("q", peer.gatt_client.mtu),
        "Flags": Variant(
            "as", [name for bit, name in FLAGS.items() if char.properties & bit]
        ),
    }

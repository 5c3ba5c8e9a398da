"""« Appareil virtuel » : what every one of them shares, and what may go wrong."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, Final

from bumble.att import ATT_Error
from bumble.core import UUID, AdvertisingData, BaseBumbleError
from bumble.device import Connection
from bumble.gatt import Characteristic, CharacteristicValue, Service
from bumble.link import LocalLink

from app.domain.sig.dates import shown_at
from sync.radio.lab.air import Display, Mute, bonding, make_device, power_on

P: Final = Characteristic.Properties
Permissions = Characteristic.Permissions
BATTERY: Final = 77
CCCD_WRONG, BUSY, CRC_WRONG = 0xFD, 0xFE, 0x81
_LINGER: Final = 2.0
"""Seconds a device stays once it said all it had."""
_ON = (b"\x01\0", b"\x02\0")
Sleep = Callable[[float], Coroutine[object, object, object]]
Show = Callable[[str, int], object]


def unseen(_name: str, _code: int) -> None:
    """Have nobody look at the screens of the devices."""


@dataclass(slots=True)
class Faults:
    """What goes wrong, in the order it happens.

    *drops* are the records before which the link breaks, once each; *twice* says
    each measure again; *order* shuffles the records, *spoil* corrupts a packet;
    *mute* leaves out the contexts, *deaf* answers nothing to what is asked of the
    records; *refusals* are codes given before anything.
    """

    drops: set[int] = field(default_factory=set)
    twice: bool = False
    order: Callable[[list[Any]], list[Any]] = list
    spoil: Callable[[bytes], bytes] = bytes
    mute: bool = False
    deaf: bool = False
    refusals: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class World:
    """What a virtual device stands in: a link, its wall clock, its patience.

    *show* is told the name of a device and the code that stands on its screen.
    """

    link: LocalLink
    clock: Callable[[], datetime]
    sleep: Sleep
    show: Show = unseen


class Peripheral(ABC):
    """A virtual device: says who it is, and is joined like a real one.

    *secure* demands an encrypted link for all but its names; *passkey* is the code
    it shows when it is paired.
    """

    SERVICE: ClassVar[int] = 0
    NAME: ClassVar[str] = ""

    def __init__(
        self, world: World, number: int, *, secure: bool = False, passkey: int = -1
    ) -> None:
        self.world, self.number, self.faults = world, number, Faults()
        self.device = make_device(world.link, self.NAME, f"C0:00:00:00:00:{number:02X}")
        self._secure, self._doing = secure, set[asyncio.Task[None]]()
        show = partial(world.show, self.NAME)
        delegate = Display(passkey, show) if passkey >= 0 else Mute()
        self.device.pairing_config_factory = lambda _connection: bonding(delegate)
        self.device.add_services([*self._about(), *self.services()])

    @abstractmethod
    def services(self) -> list[Service]:
        """Return what it measures."""

    async def start(self) -> None:
        """Switch it on: it shouts until somebody joins it, and again afterwards."""
        await power_on(self.device)
        self.device.advertising_data = self.shout()
        await self.device.start_advertising(auto_restart=True)

    def shout(self) -> bytes:
        """Return its advertisement."""
        uuids = AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS
        said = [
            (AdvertisingData.FLAGS, b"\x06"),
            (uuids, self.SERVICE.to_bytes(2, "little")),
            (AdvertisingData.COMPLETE_LOCAL_NAME, self.NAME.encode()),
        ]
        return bytes(AdvertisingData(said))

    def later(self, action: Coroutine[object, object, None]) -> None:
        """Do something once the write that asked for it is answered.

        Whoever left meanwhile is not told.
        """
        task = asyncio.ensure_future(_unless_gone(action))
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)

    async def leave(self) -> None:
        """Go away once all is said, as what runs on a battery does."""
        await self.world.sleep(_LINGER)
        await self.drop()

    async def drop(self) -> None:
        """Break the link."""
        for connection in list(self.device.connections.values()):
            await connection.disconnect()

    async def say(self, char: Characteristic[bytes], value: bytes) -> None:
        """Notify or indicate; returns once an indication is confirmed."""
        if char.properties & P.INDICATE:
            await self.device.indicate_subscribers(char, value)
        else:
            await self.device.notify_subscribers(char, value)

    async def measured(self, char: Characteristic[bytes], value: bytes) -> None:
        """Say a measure, with what goes wrong."""
        for _ in range(1 + self.faults.twice):
            await self.say(char, self.faults.spoil(value))

    def char(
        self,
        number: int,
        properties: Characteristic.Properties,
        value: bytes | CharacteristicValue[bytes] = b"",
    ) -> Characteristic[bytes]:
        """Return a characteristic, protected where this device is."""
        allowed = Permissions.READABLE | Permissions.WRITEABLE
        if self._secure:
            allowed |= Permissions.READ_REQUIRES_ENCRYPTION
            allowed |= Permissions.WRITE_REQUIRES_ENCRYPTION
        uuid = UUID.from_16_bits(number)
        return Characteristic(uuid, properties, allowed, value)

    def refuse(self) -> None:
        """Refuse as it was told to, once for each code."""
        if self.faults.refusals:
            raise ATT_Error(self.faults.refusals.pop(0))

    def listens(self, connection: Connection, char: Characteristic[bytes]) -> bool:
        """Say whether the other end hears *char*."""
        subscribed = self.device.gatt_server.subscribers.get(connection, {})
        return subscribed.get(char.handle) in _ON

    def _about(self) -> list[Service]:
        said = {0x2A29: "Alveole", 0x2A24: self.NAME, 0x2A25: f"V{self.number:04}"}
        said |= {0x2A26: "1.0", 0x2A27: "A", 0x2A28: "1.0"}
        system_id = bytes((self.number, 0xBC, 0x9A, 0xFE, 0xFF, 0x56, 0x34, 0x12))
        chars = [_open(number, text.encode()) for number, text in said.items()]
        about = Service(UUID.from_16_bits(0x180A), [*chars, _open(0x2A23, system_id)])
        battery = _open(0x2A19, bytes((BATTERY,)))
        return [about, Service(UUID.from_16_bits(0x180F), [battery])]


async def _unless_gone(action: Coroutine[object, object, None]) -> None:
    with suppress(BaseBumbleError, TimeoutError, asyncio.CancelledError):
        await action


def service(number: int, chars: list[Characteristic[bytes]]) -> Service:
    """Return a service of the Bluetooth SIG."""
    return Service(UUID.from_16_bits(number), chars)


def date_time(at: datetime) -> bytes:
    """Return the seven bytes of a clock."""
    return shown_at(at).packed


def clock_bytes(at: datetime) -> bytes:
    """Return a Current Time (2A2B)."""
    return date_time(at) + bytes((at.isoweekday(), 0, 0))


def _open(number: int, value: bytes) -> Characteristic[bytes]:
    uuid = UUID.from_16_bits(number)
    return Characteristic(uuid, P.READ, Permissions.READABLE, value)

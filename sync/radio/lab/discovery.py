"""What a virtual device offers, as bleak lists it."""

from bleak.assigned_numbers import gatt_char_props_to_strs
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bumble.device import Peer
from bumble.gatt_client import CharacteristicProxy

from sync.radio.lab.adverts import uuid_text

_HEADER = 3


async def discovered(peer: Peer) -> BleakGATTServiceCollection:
    """Return the services of a device, their characteristics and descriptors."""
    found = BleakGATTServiceCollection()
    await peer.discover_services()
    for service in peer.services:
        ours = BleakGATTService(service, service.handle, uuid_text(service.uuid))
        found.add_service(ours)
        for char in await service.discover_characteristics():
            known = _known(char, ours, peer)
            found.add_characteristic(known)
            await _add_descriptors(found, char, known)
    return found


def _known(
    char: CharacteristicProxy[bytes], service: BleakGATTService, peer: Peer
) -> BleakGATTCharacteristic:
    return BleakGATTCharacteristic(
        char,
        char.handle,
        uuid_text(char.uuid),
        list(gatt_char_props_to_strs(int(char.properties))),
        lambda: peer.gatt_client.mtu - _HEADER,
        service,
    )


async def _add_descriptors(
    found: BleakGATTServiceCollection,
    char: CharacteristicProxy[bytes],
    known: BleakGATTCharacteristic,
) -> None:
    for one in await char.discover_descriptors():
        uuid = uuid_text(one.type)
        found.add_descriptor(BleakGATTDescriptor(one, one.handle, uuid, known))

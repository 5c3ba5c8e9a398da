"""bleak's scanner, over a bumble radio."""

from typing import Any

from bleak.backends.scanner import (
    AdvertisementDataCallback,
    BaseBleakScanner,
)
from bumble.device import Advertisement, Device

from sync.radio.lab.adverts import read


class BumbleScanner(BaseBleakScanner):
    """Hears what the virtual devices of *central*'s link shout."""

    def __init__(
        self,
        callback: AdvertisementDataCallback | None,
        service_uuids: list[str] | None,
        _scanning_mode: str,
        *,
        central: Device,
        **_options: Any,  # noqa: ANN401 - bleak's own
    ) -> None:
        super().__init__(callback, service_uuids)
        self._central = central

    async def start(self) -> None:
        """Begin to hear."""
        self.seen_devices = {}
        self._central.on("advertisement", self._heard)
        await self._central.start_scanning(active=True, filter_duplicates=False)

    async def stop(self) -> None:
        """Hear no more."""
        self._central.remove_listener("advertisement", self._heard)
        await self._central.stop_scanning()

    def _heard(self, packet: Advertisement) -> None:
        said = read(packet.data.ad_structures)
        if not self.is_allowed_uuid(said.uuids):
            return
        address = packet.address.to_string(with_type_qualifier=False)
        told = said.told(packet.rssi)
        details = {"props": {"AddressType": "random"}}
        device = self.create_or_update_device(
            address, address, said.name, details, told
        )
        self.call_detection_callbacks(device, told)

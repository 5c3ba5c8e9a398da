"""« Balance qui diffuse » : it shouts its weight to whoever is near (Xiaomi v1)."""

from datetime import datetime
from decimal import Decimal
from typing import Final

from bumble.core import AdvertisingData
from bumble.gatt import Service

from sync.radio.lab.peripheral import Peripheral, date_time

_STABLE: Final = 0x22
_SERVICE_DATA: Final = 0x16


class Shouter(Peripheral):
    """Shouts the last weight; it is never joined."""

    SERVICE = 0x181D
    NAME = "MI SCALE"
    said = b""

    def services(self) -> list[Service]:
        """Return nothing: it is only heard."""
        return []

    def shout(self) -> bytes:
        """Return its advertisement: the weight in the data of the service."""
        data = self.SERVICE.to_bytes(2, "little") + self.said
        said = [
            (AdvertisingData.FLAGS, b"\x06"),
            (AdvertisingData.COMPLETE_LOCAL_NAME, self.NAME.encode()),
            (_SERVICE_DATA, data),
        ]
        return bytes(AdvertisingData(said))

    def weigh(self, kg: Decimal, at: datetime) -> None:
        """Remember a weighing: told with the next advertisement."""
        count = int(kg * 200)
        self.said = bytes((_STABLE,)) + count.to_bytes(2, "little") + date_time(at)
        self.device.advertising_data = self.shout()

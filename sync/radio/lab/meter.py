"""« Lecteur de glycémie virtuel » : records with a context (1808)."""

from bumble.gatt import CharacteristicValue, Service

from sync.radio.lab.peripheral import P, clock_bytes, service
from sync.radio.lab.records import RecordKeeper


class Meter(RecordKeeper):
    """A glucose meter; its clock may be wrong by *slow* seconds, or not readable."""

    SERVICE = 0x1808
    NAME = "Alveole Lecteur"

    def services(self) -> list[Service]:
        """Return its glucose service and its clock."""
        self.measurement = self.char(0x2A18, P.NOTIFY)
        self.context = self.char(0x2A34, P.NOTIFY)
        self.slow = 0
        self.set_to: list[bytes] = []
        clock = CharacteristicValue[bytes](read=self._clock, write=self._set)
        feature = self.char(0x2A51, P.READ, b"\xff\x03")
        glucose = [self.measurement, self.context, feature, self.record_access()]
        time = self.char(0x2A2B, P.READ | P.WRITE, clock)
        return [service(self.SERVICE, glucose), service(0x1805, [time])]

    def _clock(self, _connection: object) -> bytes:
        now = self.world.clock()
        return clock_bytes(now.fromtimestamp(now.timestamp() - self.slow))

    def _set(self, _connection: object, value: bytes) -> None:
        self.slow = 0
        self.set_to.append(bytes(value))

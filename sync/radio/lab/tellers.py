"""« Appareils qui disent ce qu’ils ont gardé » : once somebody listens."""

from typing import ClassVar

from bumble.gatt import Characteristic, Service

from sync.radio.lab.peripheral import P, Peripheral, service


class Teller(Peripheral):
    """Says each packet it keeps once, to whoever listens."""

    CHAR: ClassVar[int]
    PROPERTY: ClassVar[Characteristic.Properties] = P.INDICATE
    FEATURE: ClassVar[tuple[int, bytes]]

    def services(self) -> list[Service]:
        """Return its one service; it keeps nothing yet."""
        self.kept: list[bytes] = []
        self.char_said = self.char(self.CHAR, self.PROPERTY)
        self.char_said.on("subscription", lambda *_said: self.later(self.flush()))
        number, value = self.FEATURE
        feature = self.char(number, P.READ, value)
        return [service(self.SERVICE, [self.char_said, feature])]

    async def flush(self) -> None:
        """Say what is kept; a packet leaves once it is confirmed."""
        joined = list(self.device.connections.values())
        if not any(self.listens(one, self.char_said) for one in joined):
            return
        while self.kept:
            await self.measured(self.char_said, self.kept.pop(0))
        await self.leave()


class Cuff(Teller):
    """A blood pressure monitor (1810)."""

    SERVICE, NAME, CHAR = 0x1810, "Alveole Tensiometre", 0x2A35
    FEATURE = (0x2A49, b"\0\0")


class Thermometer(Teller):
    """A thermometer (1809)."""

    SERVICE, NAME, CHAR = 0x1809, "Alveole Thermometre", 0x2A1C
    FEATURE = (0x2A1D, b"\x02")


class Oximeter(Teller):
    """A pulse oximeter (1822), spot checks."""

    SERVICE, NAME, CHAR = 0x1822, "Alveole Oxymetre", 0x2A5E
    FEATURE = (0x2A60, b"\0\0")


class Belt(Teller):
    """A heart rate belt (180D): a beat a second while somebody listens."""

    SERVICE, NAME, CHAR = 0x180D, "Alveole Ceinture", 0x2A37
    PROPERTY = P.NOTIFY
    FEATURE = (0x2A38, b"\x01")

    async def flush(self) -> None:
        """Say a beat a second."""
        for said in list(self.kept):
            await self.measured(self.char_said, said)
            await self.world.sleep(1)
        await self.leave()

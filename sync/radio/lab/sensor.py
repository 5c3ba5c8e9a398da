"""« Capteur de glucose virtuel » : one session, a checksum on everything (181F)."""

import struct
from datetime import datetime
from typing import Final

from bumble.att import ATT_Error
from bumble.gatt import CharacteristicValue, Service

from app.domain.sig.checksum import opened, sealed
from app.domain.sig.packet import DecodeError
from sync.radio.lab.peripheral import CRC_WRONG, P, date_time, service
from sync.radio.lab.records import RecordKeeper

START, STOP, ANSWER = 0x1A, 0x1B, 0x1C
_DONE, _UNSUPPORTED = 1, 2
_CRC_FEATURE: Final = 1 << 12
_INTERSTITIAL: Final = 0x59
_FOURTEEN_DAYS: Final = 14 * 24


class Sensor(RecordKeeper):
    """A glucose sensor: *records* are numbered by the minutes since its start."""

    SERVICE = 0x181F
    NAME = "Alveole Capteur"

    def services(self) -> list[Service]:
        """Return its service; no session runs."""
        self.session, self.running = bytes(9), False
        self.measurement = self.char(0x2AA7, P.NOTIFY)
        feature = struct.pack("<I", _CRC_FEATURE)[:3] + bytes((_INTERSTITIAL,))
        status = CharacteristicValue[bytes](read=self._status)
        start = CharacteristicValue[bytes](read=self._start, write=self._set_start)
        control = CharacteristicValue[bytes](write=self._controlled)
        self.operations = self.char(0x2AAC, P.WRITE | P.INDICATE, control)
        chars = [
            self.measurement,
            self.char(0x2AA8, P.READ, sealed(feature)),
            self.char(0x2AA9, P.READ, status),
            self.char(0x2AAA, P.READ | P.WRITE, start),
            self.char(0x2AAB, P.READ, sealed(struct.pack("<H", _FOURTEEN_DAYS))),
            self.record_access(),
            self.operations,
        ]
        return [service(self.SERVICE, chars)]

    def begin(self, at: datetime, quarters: int = 0, dst: int = 0) -> None:
        """Begin a session at a local time, *quarters* of an hour from UTC."""
        self.session = date_time(at) + struct.pack("<bB", quarters, dst)
        self.running = True

    def _start(self, _connection: object) -> bytes:
        return sealed(self.session)

    def _set_start(self, _connection: object, value: bytes) -> None:
        self.session = _checked(value)[:9]

    def _status(self, _connection: object) -> bytes:
        offset = self.records[-1].number if self.records else 0
        return sealed(struct.pack("<HBBB", offset, not self.running, 0, 0))

    async def _controlled(self, _connection: object, value: bytes) -> None:
        op = _checked(value)[0]
        if op in (START, STOP):
            self.running = op == START
        code = _DONE if op in (START, STOP) else _UNSUPPORTED
        self.later(self.say(self.operations, sealed(bytes((ANSWER, op, code)))))


def _checked(value: bytes) -> bytes:
    try:
        return opened(bytes(value))
    except DecodeError as error:
        raise ATT_Error(CRC_WRONG) from error

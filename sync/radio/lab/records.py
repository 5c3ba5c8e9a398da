"""« Mémoire d’un appareil » : its Record Access Control Point (2A52), its faults."""

import asyncio
import struct
from dataclasses import dataclass
from typing import Final

from bumble.att import ATT_Error
from bumble.device import Connection
from bumble.gatt import Characteristic, CharacteristicValue

from sync.radio.lab.peripheral import BUSY, CCCD_WRONG, P, Peripheral

REPORT, ABORT, COUNT = 1, 3, 4
ALL, UP_TO, SINCE, BETWEEN, FIRST, LAST = 1, 2, 3, 4, 5, 6
BY_SEQUENCE: Final = 1
SUCCESS, OP_UNSUPPORTED, OPERATOR_UNSUPPORTED, NOTHING, OPERAND_UNSUPPORTED = (
    *(1, 2, 4, 6),
    9,
)
_SIMPLE = {ALL: slice(None), FIRST: slice(1), LAST: slice(-1, None)}
_RANGED = {UP_TO: "<H", SINCE: "<H", BETWEEN: "<HH"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record, and the context that follows it."""

    number: int
    measurement: bytes
    context: bytes = b""


class RefusedRecordsError(Exception):
    """What was asked of the records makes no sense to this device."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


class RecordKeeper(Peripheral):
    """Gives its records on demand: all, since a number, the last; counts and aborts.

    *pause* is how long it takes between two of them.
    """

    pause = 0.0
    measurement: Characteristic[bytes]
    context: Characteristic[bytes] | None = None

    def record_access(self) -> Characteristic[bytes]:
        """Return its control point; the records begin empty."""
        self.records: list[Record] = []
        self._busy: asyncio.Task[None] | None = None
        self._aborted = False
        value = CharacteristicValue[bytes](write=self._asked)
        self.control = self.char(0x2A52, P.WRITE | P.INDICATE, value)
        return self.control

    async def _asked(self, connection: Connection, value: bytes) -> None:
        self.refuse()
        if not self.listens(connection, self.control):
            raise ATT_Error(CCCD_WRONG)
        if value[:1] == bytes((ABORT,)):
            self._abort()
        elif self._busy and not self._busy.done():
            raise ATT_Error(BUSY)
        elif not self.faults.deaf:
            self._busy = asyncio.ensure_future(self._run(bytes(value)))

    def _abort(self) -> None:
        self._aborted = True
        if not self._busy or self._busy.done():
            self.later(self._respond(ABORT, SUCCESS))

    async def _run(self, value: bytes) -> None:
        await self.world.sleep(0)
        op, operator = value[0], value[1]
        try:
            chosen = self._chosen(op, operator, value[2:])
        except RefusedRecordsError as refused:
            await self._respond(op, refused.code)
            return
        if op == COUNT:
            await self.say(self.control, struct.pack("<BBH", 5, 0, len(chosen)))
        else:
            await self._report(chosen)

    def _chosen(self, op: int, operator: int, operand: bytes) -> list[Record]:
        if op not in (REPORT, COUNT):
            raise RefusedRecordsError(OP_UNSUPPORTED)
        if operator in _SIMPLE:
            return self.records[_SIMPLE[operator]]
        if operator not in _RANGED:
            raise RefusedRecordsError(OPERATOR_UNSUPPORTED)
        if operand[:1] != bytes((BY_SEQUENCE,)):
            raise RefusedRecordsError(OPERAND_UNSUPPORTED)
        numbers = struct.unpack_from(_RANGED[operator], operand, 1)
        low = 0 if operator == UP_TO else numbers[0]
        high = 0xFFFF if operator == SINCE else numbers[-1]
        return [one for one in self.records if low <= one.number <= high]

    async def _report(self, chosen: list[Record]) -> None:
        if not chosen:
            await self._respond(REPORT, NOTHING)
            return
        self._aborted = False
        for one in self.faults.order(chosen):
            if self._aborted:
                await self._respond(ABORT, SUCCESS)
                return
            if one.number in self.faults.drops:
                self.faults.drops.discard(one.number)
                await self.drop()
                return
            await self._give(one)
        await self._respond(REPORT, SUCCESS)

    async def _give(self, record: Record) -> None:
        await self.measured(self.measurement, record.measurement)
        if self.context and record.context and not self.faults.mute:
            await self.measured(self.context, record.context)
        if self.pause:
            await self.world.sleep(self.pause)

    async def _respond(self, op: int, code: int) -> None:
        await self.say(self.control, bytes((6, 0, op, code)))

"""« Balance virtuelle » : weighings for those it knows, and for nobody (181D)."""

import struct
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from bumble.gatt import CharacteristicValue, Service

from app.domain.sig.dates import shown_at
from app.domain.sig.weight import UNKNOWN_USER, Weight, encode
from sync.radio.lab.peripheral import P, Peripheral, clock_bytes, service

REGISTER, CONSENT, LIST, ANSWER = 1, 2, 4, 0x20
_DONE, _UNSUPPORTED, _NOT_AUTHORISED = 1, 2, 5
_FEATURES: Final = 0b111 | 3 << 3 | 1 << 7
_HEIGHT: Final = Decimal("1.700")
_FAT, _OHM = 250, 5000
_IMPEDANCE: Final = 1 << 9
_SETTLING: Final = 0.5
_STEPPING: Final = 3.0
"""Seconds until somebody steps on it."""


class Weighing(NamedTuple):
    """What it keeps until somebody confirms it; *slot* None: nobody it knows."""

    slot: int | None
    weight: bytes
    body: bytes


class Scale(Peripheral):
    """Weight, body composition, users and clock; *users* are slots and their codes.

    *stepping* is what somebody weighs each time it is joined, None for nobody.
    """

    SERVICE = 0x181D
    NAME = "Alveole Balance"

    def services(self) -> list[Service]:
        """Return its four services; it knows one user."""
        self.kept: list[Weighing] = []
        self.users, self.consented = {1: 1234}, set[int]()
        self.weight = self.char(0x2A9D, P.INDICATE)
        self.body = self.char(0x2A9C, P.INDICATE)
        self.stepping: Decimal | None = None
        self.weight.on("subscription", lambda *_said: self.later(self._joined()))
        features = self.char(0x2A9E, P.READ, struct.pack("<I", _FEATURES))
        bodies = self.char(0x2A9B, P.READ, struct.pack("<I", 0x7FF))
        time = CharacteristicValue[bytes](read=self._clock, write=self._set_clock)
        clock = self.char(0x2A2B, P.READ | P.WRITE, time)
        return [
            service(self.SERVICE, [features, self.weight]),
            service(0x181B, [bodies, self.body]),
            self._users(),
            service(0x1805, [clock]),
        ]

    def _users(self) -> Service:
        both = P.READ | P.WRITE
        control = CharacteristicValue[bytes](write=self._controlled)
        self.control = self.char(0x2A9F, P.WRITE | P.INDICATE, control)
        user = CharacteristicValue[bytes](read=self._user)
        return service(
            0x181C,
            [
                self.char(0x2A99, both | P.NOTIFY, struct.pack("<I", 1)),
                self.char(0x2A9A, P.READ, user),
                self.control,
                self.char(0x2A85, both, struct.pack("<HBB", 1955, 4, 2)),
                self.char(0x2A8C, both, b"\x01"),
                self.char(0x2A8E, both, struct.pack("<H", 170)),
            ],
        )

    def _user(self, _connection: object) -> bytes:
        return bytes((min(self.consented, default=UNKNOWN_USER),))

    def _clock(self, _connection: object) -> bytes:
        return clock_bytes(self.world.clock())

    def _set_clock(self, _connection: object, _value: bytes) -> None:
        """Accept the time: it was right."""

    async def _controlled(self, _connection: object, value: bytes) -> None:
        op, rest = value[0], bytes(value[1:])
        said = {REGISTER: self._register, CONSENT: self._consent, LIST: self._list}
        answer = said[op](rest) if op in said else bytes((_UNSUPPORTED,))
        self.later(self.say(self.control, bytes((ANSWER, op)) + answer))
        if op == CONSENT:
            self.later(self.flush())

    def _register(self, rest: bytes) -> bytes:
        slot = max(self.users, default=0) + 1
        (self.users[slot],) = struct.unpack("<H", rest)
        return bytes((_DONE, slot))

    def _consent(self, rest: bytes) -> bytes:
        slot, code = struct.unpack("<BH", rest)
        if self.users.get(slot) != code:
            return bytes((_NOT_AUTHORISED,))
        self.consented.add(slot)
        return bytes((_DONE,))

    def _list(self, _rest: bytes) -> bytes:
        return bytes((_UNSUPPORTED,))

    async def _joined(self) -> None:
        """Give what is kept; have somebody step on it, where that is played."""
        await self.world.sleep(_SETTLING)
        await self.flush()
        if self.stepping and self._heard():
            await self.world.sleep(_STEPPING)
            slot = min(self.consented, default=None)
            await self.step_on(self.stepping, slot, self.world.clock())
            await self.leave()

    async def flush(self) -> None:
        """Give what may be given, each kept until it is confirmed."""
        if not self._heard():
            return
        for one in [one for one in self.kept if self._may_give(one)]:
            if one in self.kept and self._heard():
                self.kept.remove(one)
                await self.measured(self.weight, one.weight)
                await self.say(self.body, one.body)

    def _heard(self) -> bool:
        joined = list(self.device.connections.values())
        return any(self.listens(one, self.weight) for one in joined)

    def _may_give(self, one: Weighing) -> bool:
        return one.slot is None or one.slot in self.consented

    async def step_on(
        self, kg: Decimal | None, slot: int | None, at: datetime | None
    ) -> None:
        """Have somebody step on it: told at once, or kept for later."""
        self.remember(kg, slot, at)
        await self.flush()

    def remember(
        self, kg: Decimal | None, slot: int | None, at: datetime | None
    ) -> None:
        """Keep a weighing; *kg* None is one that failed."""
        bmi = kg / _HEIGHT**2 if kg else None
        time = shown_at(at) if at else None
        weight = encode(Weight(kg, "kg", time, _slot(slot), bmi, _HEIGHT))
        body = struct.pack("<HHH", _IMPEDANCE, _FAT, _OHM)
        self.kept.append(Weighing(slot, weight, body))


def _slot(slot: int | None) -> int:
    return UNKNOWN_USER if slot is None else slot

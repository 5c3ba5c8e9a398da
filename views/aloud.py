"""« À voix haute » : what a device says, one line a value, on a terminal."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from app.domain.device import DeviceIdentity, Reading, Rejected, Special
from app.domain.dialogue import (
    Advert,
    Ask,
    Consent,
    Cursor,
    Driver,
    Frame,
    Question,
    Session,
    Wishes,
)
from app.kinds import all_kinds
from app.ports.radio import Listener
from views.text import _, date_short, number, quantity, time

Line = Mapping[str, object]
Say = Callable[[Line, str], None]
"""Says one line: for machines, and for people."""
_NONE = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A device that was heard, and who knows how to talk with it."""

    driver: Driver
    advert: Advert

    @property
    def name(self) -> str:
        """Return how people know it."""
        return self.advert.name or _(self.driver.label)


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answers a device: what the line of the command says, else a terminal."""

    given: Mapping[Question, str]
    code: int | None
    terminal: Callable[[str], str] | None

    async def ask(self, question: Ask) -> str | None:
        """Answer what was given with the command, nothing else."""
        return self.given.get(question.question)

    async def passkey(self, shown: int | None) -> int | None:
        """Type the code of a pairing; show ours, where the device wants it."""
        if shown is not None:
            return shown
        if self.code is not None or self.terminal is None:
            return self.code
        asked = _("Tapez le code montré par l’appareil : ")
        typed = await asyncio.to_thread(self.terminal, asked)
        return int(typed) if typed.strip().isdecimal() else None

    def told(self, done: int, total: int) -> None:
        """Say nothing: each value is a line."""


@dataclass(frozen=True, slots=True)
class Dry:
    """A listener that keeps nothing, no space is open or none is wanted.

    It leaves the device as it is too: its clock is not set.
    """

    answers: Answers
    advert: Advert
    zone: ZoneInfo
    virtual: bool

    async def session(self, identity: DeviceIdentity, chars: frozenset[str]) -> Session:
        """Know nothing of the device."""
        at, virtual = self.advert.heard_at, self.virtual
        still = Wishes(set_clock=False)
        return Session(identity, chars, self.zone, at, wishes=still, virtual=virtual)

    async def spool(self, _frame: Frame) -> None:
        """Keep no packet."""

    async def keep(
        self,
        _readings: Sequence[Reading],
        _rejected: Sequence[Rejected],
        _cursor: Cursor | None,
    ) -> None:
        """Keep no reading."""

    async def agreed(self, _consent: Consent) -> None:
        """Remember nobody."""

    async def ask(self, question: Ask) -> str | None:
        """Answer what the command says."""
        return await self.answers.ask(question)

    async def passkey(self, shown: int | None) -> int | None:
        """Type what the command says."""
        return await self.answers.passkey(shown)

    def told(self, done: int, total: int) -> None:
        """Say nothing: each value is a line."""

    def paired(self) -> None:
        """Say nothing of it."""

    def battery(self, percent: int) -> None:
        """Say nothing of it."""


class Aloud:
    """Says each value as it comes, once the one behind has kept it.

    *count* is how many values were said, *odd* how many packets were not understood.
    """

    def __init__(self, behind: Listener, name: str, say: Say) -> None:
        self._behind, self._name, self._say = behind, name, say
        self.count, self.odd = 0, 0

    async def session(self, identity: DeviceIdentity, chars: frozenset[str]) -> Session:
        """Hand over."""
        return await self._behind.session(identity, chars)

    async def spool(self, frame: Frame) -> None:
        """Hand over."""
        await self._behind.spool(frame)

    async def keep(
        self,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        cursor: Cursor | None,
    ) -> None:
        """Have it kept, then say it."""
        await self._behind.keep(readings, rejected, cursor)
        self.heard(readings, rejected)

    def heard(
        self, readings: Sequence[Reading], rejected: Sequence[Rejected] = ()
    ) -> None:
        """Say each value, and each packet nobody understands."""
        self.count += len(readings)
        self.odd += len(rejected)
        for reading in readings:
            self._say(line_of(self._name, reading), said_of(self._name, reading))
        for odd in rejected:
            shown = {"name": self._name, "rejected": odd.reason, "where": odd.where}
            said = _("{name} : un paquet incompris, mis de côté")
            self._say(shown | {"raw": odd.raw.hex()}, said.format(name=self._name))

    async def agreed(self, consent: Consent) -> None:
        """Hand over."""
        await self._behind.agreed(consent)

    async def ask(self, question: Ask) -> str | None:
        """Hand over."""
        return await self._behind.ask(question)

    async def passkey(self, shown: int | None) -> int | None:
        """Hand over."""
        return await self._behind.passkey(shown)

    def told(self, done: int, total: int) -> None:
        """Hand over."""
        self._behind.told(done, total)

    def paired(self) -> None:
        """Hand over."""
        self._behind.paired()

    def battery(self, percent: int) -> None:
        """Hand over."""
        self._behind.battery(percent)


def line_of(name: str, reading: Reading) -> dict[str, object]:
    """Return a reading for a machine: whose, what, when, and where that comes from."""
    at = reading.stamp.at
    return {
        "device": reading.device.key,
        "name": name,
        "kind": reading.kind,
        "value": value_of(reading),
        "unit": reading.unit,
        "time": at.isoformat() if at else _NONE,
        "time_source": reading.stamp.source.value,
        "source": reading.way.value,
        "stated": f"{reading.stated.text} {reading.stated.unit}".strip(),
        "marks": sorted(reading.marks),
    }


def value_of(reading: Reading) -> str:
    """Return the value as it is kept: `71.235`, `134/82`, `+INF`, "" for none."""
    parts = reading.parts or (() if reading.value is None else (reading.value,))
    return "/".join(
        one.value if isinstance(one, Special) else format(one, "f") for one in parts
    )


def said_of(name: str, reading: Reading) -> str:
    """Return a reading for a person: « Balance : 71,2 kg, le 21/11/2026 à 8 h 01 »."""
    at = reading.stamp.at
    words = {"name": name, "value": _quantity(reading)}
    if at is None:
        return _("{name} : {value}, date inconnue").format(**words)
    words |= {
        "day": date_short(at.date()),
        "clock": time(at, at.tzinfo or ZoneInfo("UTC")),
    }
    return _("{name} : {value}, le {day} à {clock}").format(**words)


def _quantity(reading: Reading) -> str:
    parts = reading.parts or (reading.value,)
    values = [one for one in parts if isinstance(one, Decimal)]
    if not values or len(values) < len(parts):
        return _("pas de valeur")
    known = all_kinds().get(reading.kind)
    if known and known.shown and len(known.fields) == len(values):
        return quantity(values, known)
    return " / ".join(map(number, values)) + f" {reading.unit}"

"""« Pesée » : a weight and what the body is made of, joined by time and user."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from app.domain.device import Reading, Rejected, Stated
from app.domain.dialogue import Notified, Session
from app.domain.sig import body_composition, weight
from app.domain.sig.body_composition import Composition
from app.domain.sig.packet import DecodeError
from app.domain.sig.units import kilograms
from app.domain.sig.weight import Weight
from app.domain.spot import ECHO, Heard, begun
from app.domain.stamping import Clock
from app.domain.stating import marks_of, spoken

WEIGHT: Final = "2a9d"
BODY: Final = "2a9c"
DRIVER_NAME: Final = "weight_scale"
_HELD_MAX: Final = 8
"""Weights, or bodies, that may wait for their other half at once."""
_MASSES: Final = ("muscle_mass", "fat_free_mass", "soft_lean_mass", "water_mass")
Pairs = tuple[tuple[str, str], ...]


class _Weighed(NamedTuple):
    """A weight, its packet, and our time."""

    said: Weight
    raw: bytes
    at: datetime


class _Composed(NamedTuple):
    """What a body is made of, in one packet or two."""

    said: Composition
    raws: tuple[bytes, ...]
    at: datetime


@dataclass(slots=True)
class Weighings:
    """What a scale says, put together; *composed* says that bodies follow weights."""

    session: Session
    clock: Clock
    composed: bool
    _weights: list[_Weighed] = field(default_factory=list)
    _bodies: list[_Composed] = field(default_factory=list)
    _first: dict[bytes, datetime] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        """Say whether a part is still to come."""
        return bool(self._weights or self._bodies)

    def take(self, heard: Notified) -> Iterator[Reading | Rejected]:
        """Read a packet: the weighings it completes, or why it cannot be read."""
        raw, at = heard.payload, self._since(heard)
        try:
            if heard.char == WEIGHT:
                yield from self._weighed(_Weighed(weight.decode(raw), raw, at))
            elif heard.char == BODY:
                said = body_composition.decode(raw)
                yield from self._composed(_Composed(said, (raw,), at))
        except DecodeError as error:
            yield Rejected(error.reason, raw, heard.char)

    def rest(self) -> Iterator[Reading | Rejected]:
        """Give what waited as it is; a body without any weight is set aside."""
        weights, bodies = self._weights, self._bodies
        self._weights, self._bodies = [], []
        for weighed in weights:
            body = _fitting(bodies, weighed.said)
            bodies = [each for each in bodies if each is not body]
            yield self._reading(weighed, body)
        for body in bodies:
            yield from self._alone(body)

    def _weighed(self, weighed: _Weighed) -> Iterator[Reading]:
        whole = [body for body in self._bodies if not body.said.more]
        body = _fitting(whole, weighed.said)
        if body:
            self._bodies.remove(body)
        if body or not self.composed:
            yield self._reading(weighed, body)
            return
        self._weights.append(weighed)
        if len(self._weights) > _HELD_MAX:
            yield self._reading(self._weights.pop(0), None)

    def _composed(self, body: _Composed) -> Iterator[Reading | Rejected]:
        if body.said.more:
            halves = [each for each in self._bodies if each.said.more]
            half = _fitting(halves, body.said)
            if half:
                self._bodies.remove(half)
                body = _both(half, body)
        weighed = next((w for w in self._weights if _fits(w.said, body.said)), None)
        if weighed and not body.said.more:
            self._weights.remove(weighed)
            yield self._reading(weighed, body)
            return
        self._bodies.append(body)
        if len(self._bodies) > _HELD_MAX:
            yield from self._alone(self._bodies.pop(0))

    def _alone(self, body: _Composed) -> Iterator[Reading | Rejected]:
        """Give a body that holds its own weight, else set its packets aside."""
        said = body.said
        if said.weight is None:
            yield from (Rejected("value", raw, BODY) for raw in body.raws)
            return
        alone = Weight(said.weight, said.unit, said.time, said.user)
        yield self._reading(_Weighed(alone, b"", body.at), body)

    def _reading(self, weighed: _Weighed, body: _Composed | None) -> Reading:
        said, own = weighed.said, body.raws if body else ()
        clock = replace(self.clock, heard_at=weighed.at)
        packet = weighed.raw or b"".join(own)
        found = begun(
            DRIVER_NAME, Heard(WEIGHT, packet, self.session, clock), said.time
        )
        raw = b"".join((weighed.raw, *own))
        return replace(
            found,
            kind="body-weight",
            value=said.kg,
            unit="kg",
            stated=Stated(spoken(said.stated), said.unit, raw),
            slot=said.user,
            marks=found.marks | marks_of(said.kg),
            context=(*_sizes(said), *(_made_of(body.said) if body else ())),
        )

    def _since(self, heard: Notified) -> datetime:
        """Return when a packet came, the first time for one that is said again."""
        first = self._first.setdefault(heard.payload, heard.heard_at)
        if heard.heard_at - first > ECHO:
            first = self._first[heard.payload] = heard.heard_at
        return first


def _fits(one: Weight | Composition, other: Weight | Composition) -> bool:
    """Say whether both are of one weighing, as far as they tell."""
    times = {each.time for each in (one, other) if each.time}
    users = {each.user for each in (one, other) if each.user is not None}
    return len(times) <= 1 and len(users) <= 1


def _fitting(bodies: list[_Composed], said: Weight | Composition) -> _Composed | None:
    return next((body for body in bodies if _fits(body.said, said)), None)


def _both(half: _Composed, other: _Composed) -> _Composed:
    """Return a body told in two packets: what the first left out is in the second."""
    said = {each.name: getattr(half.said, each.name) for each in fields(half.said)}
    rest = {
        name: getattr(other.said, name) for name, is_ in said.items() if is_ is None
    }
    whole = replace(half.said, **rest, more=False)
    return _Composed(whole, (*half.raws, *other.raws), half.at)


def _sizes(said: Weight) -> Pairs:
    return (*_amount("bmi", said.bmi, "kg/m2"), *_amount("height", said.height, "m"))


def _made_of(said: Composition) -> Iterator[tuple[str, str]]:
    yield from _amount("body-fat", said.fat, "%")
    yield from _amount("muscle", said.muscle, "%")
    for name in _MASSES:
        mass: Decimal | None = getattr(said, name)
        kilos = None if mass is None else kilograms(mass, said.unit)
        yield from _amount(name.replace("_", "-"), kilos, "kg")
    yield from _amount("impedance", said.impedance, "Ohm")
    basal = None if said.basal is None else Decimal(said.basal)
    yield from _amount("basal-metabolism", basal, "kJ")


def _amount(name: str, value: Decimal | None, unit: str) -> Pairs:
    """Return the pair of an amount, none for one that was not told."""
    return () if value is None else ((name, f"{spoken(value)} {unit}"),)

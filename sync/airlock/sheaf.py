"""« Gerbe » : some readings of an export on their way out of the « sas », each doubted.

A number travels as its digits; all that comes is checked again before it is believed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Final

from msgspec import Raw

from app.domain.device import (
    KEY_SIZE,
    DeviceIdentity,
    Mark,
    Reading,
    Rejected,
    Special,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.errors import Refused
from app.domain.harvest import BATCH_MAX, POINTS_MAX, Item, Owner, Strand
from app.domain.segment import check, cut
from sync.airlock.frames import SHEAF_MAX
from sync.airlock.verdict import shown
from sync.wire import Message, decode, decoder, encode

_ENOUGH: Final = SHEAF_MAX // 2
_LINE_MAX: Final = 64 << 10
_WORDS_MAX: Final = 400
_PAIRS_MAX: Final = 16
_PARTS_MAX: Final = 4
_SLOT_MAX: Final = 255
_SPECIALS: Final = {one.value: one for one in Special}
_NUMBER: Final = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,12})?")
_CODE: Final = re.compile(r"[a-z][a-z0-9-]{0,40}")
_SOURCE: Final = re.compile("(?:import|imported|device):.")
"""Where points come from; a file of ours tells those of devices too."""
_REASON: Final = re.compile(r"[a-z_]{1,20}")


class Told(Message, frozen=True):
    """A reading, its numbers as digits."""

    kind: str
    value: str | None
    unit: str
    stated: Stated
    stamp: Stamp
    device: DeviceIdentity
    key: bytes
    way: Way
    slot: int | None
    marks: tuple[Mark, ...]
    parts: tuple[str, ...]
    context: tuple[tuple[str, str], ...]


class Grain(Message, frozen=True):
    """One item: the one that is there."""

    told: Told | None = None
    strand: Strand | None = None
    rejected: Rejected | None = None
    owner: Owner | None = None


class Bundle(Message, frozen=True):
    """What is sent: grains already written, so that they are few bytes together."""

    grains: tuple[Raw, ...]


class Sheaf(Message, frozen=True):
    """The same, as it is read."""

    grains: tuple[Grain, ...]


_SHEAF = decoder(Sheaf)


def sheaves(items: Iterable[Item]) -> Iterator[bytes]:
    """Bind items together: few at once, and few bytes."""
    some, size = list[Raw](), 0
    for item in items:
        raw = encode(_grain(item))
        some.append(Raw(raw))
        size += len(raw)
        if len(some) == BATCH_MAX or size >= _ENOUGH:
            yield encode(Bundle(tuple(some)))
            some, size = [], 0
    if some:
        yield encode(Bundle(tuple(some)))


def believed(raw: bytes) -> tuple[Item, ...]:
    """Return the items of a sheaf. Raises Refused("import.damaged")."""
    try:
        grains = decode(_SHEAF, raw).grains
        found = tuple(_item(grain) for grain in grains)
    except Refused as error:
        raise Refused("import.damaged") from error
    if len(raw) > SHEAF_MAX or len(found) > BATCH_MAX:
        raise Refused("import.damaged")
    return found


def _grain(item: Item) -> Grain:
    if isinstance(item, Reading):
        return Grain(told=_told(item))
    if isinstance(item, Strand):
        return Grain(strand=item)
    return Grain(rejected=item) if isinstance(item, Rejected) else Grain(owner=item)


def _told(reading: Reading) -> Told:
    return Told(
        reading.kind,
        None if reading.value is None else _digits(reading.value),
        reading.unit,
        reading.stated,
        reading.stamp,
        reading.device,
        reading.key,
        reading.way,
        reading.slot,
        tuple(sorted(reading.marks)),
        tuple(map(_digits, reading.parts)),
        reading.context,
    )


def _digits(value: Decimal | Special) -> str:
    return value.value if isinstance(value, Special) else format(value, "f")


def _item(grain: Grain) -> Item:
    """Return the only item of a grain, doubted. Raises Refused("malformed")."""
    several = (grain.told, grain.strand, grain.rejected, grain.owner)
    there = [one for one in several if one is not None]
    if len(there) != 1:
        raise Refused("malformed")
    (one,) = there
    item = _reading(one) if isinstance(one, Told) else one
    if not _sound(item):
        raise Refused("malformed")
    return item


def _sound(item: Item) -> bool:
    if isinstance(item, Reading):
        return _honest(item)
    if isinstance(item, Strand):
        return _woven(item)
    if isinstance(item, Rejected):
        reason = _REASON.fullmatch(item.reason) is not None
        return reason and len(item.raw) <= _LINE_MAX and _said(item.where)
    return _said(item.name, item.birth_date)


def _reading(told: Told) -> Reading:
    return Reading(
        kind=told.kind,
        value=None if told.value is None else _number(told.value),
        unit=told.unit,
        stated=told.stated,
        stamp=told.stamp,
        device=told.device,
        key=told.key,
        way=told.way,
        slot=told.slot,
        marks=frozenset(told.marks),
        parts=tuple(map(_number, told.parts)),
        context=told.context,
    )


def _number(digits: str) -> Decimal | Special:
    if not _NUMBER.fullmatch(digits):
        if digits not in _SPECIALS:
            raise Refused("malformed")
        return _SPECIALS[digits]
    return Decimal(digits)


def _honest(one: Reading) -> bool:
    """True for a reading of short words, a key, a date with its offset."""
    pairs = [text for pair in one.context for text in pair]
    return (
        _CODE.fullmatch(one.kind) is not None
        and len(one.key) == KEY_SIZE
        and one.way in (Way.FILE, Way.SERVICE)
        and 0 <= (one.slot or 0) <= _SLOT_MAX
        and len(one.parts) <= _PARTS_MAX
        and len(one.context) <= _PAIRS_MAX
        and len(one.stated.raw) <= _LINE_MAX
        and _said(one.unit, one.stated.text, one.stated.unit, one.stamp.raw, *pairs)
        and _dated(one.stamp)
        and _named(one.device)
    )


def _woven(strand: Strand) -> bool:
    """True for points a segment may hold, of a file."""
    if not 0 < len(strand.points) <= POINTS_MAX:
        return False
    for segment in cut(strand.trace, strand.points):
        check(segment)
    return bool(_SOURCE.match(strand.trace.source)) and _named(strand.device)


def _dated(stamp: Stamp) -> bool:
    if stamp.at is None:
        return stamp.source is TimeSource.SUSPECT
    return stamp.at.tzinfo is not None and stamp.source is TimeSource.FILE


def _named(device: DeviceIdentity) -> bool:
    words = asdict(device).values()
    return device.key.startswith("file:") and _said(*words)


def _said(*words: str) -> bool:
    return all(shown(text, _WORDS_MAX) for text in words)

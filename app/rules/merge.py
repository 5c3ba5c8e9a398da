"""« Deux versions » : the three-way merge of one entry, element by element."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from app.domain.entry import Attachment, Entry, Link
from app.domain.segment import POINTS_MAX, Segment, encode, held
from app.rules.elements import Element, Elements, joined, listed, split

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two concurrent versions: *at* is Unix ms, *device* breaks a tie."""

    entry: Entry
    at: int
    device: bytes


@dataclass(frozen=True, slots=True)
class Merged:
    """What both sides become; *losing* is kept to be shown, None if nobody lost."""

    entry: Entry
    losing: Side | None


def merge(
    before: Entry | None,
    mine: Side,
    theirs: Side,
    *,
    quiet: bool = False,
    whole: bool = False,
    together: tuple[str, ...] = (),
) -> Merged:
    """Join two versions made from the same *before* (None: both are creations).

    A thing changed on one side is taken; changed on both, the later side wins
    and the other version is *losing*; a change wins over a deletion. The same
    result on both devices. *quiet* kinds (create-only) never ask the person. What
    *whole* kinds say is never mixed: two changes of it make no third, nobody's.
    Neither are the elements that *together* names, nor the date with them.
    """
    first, second = sorted((mine, theirs), key=_rank, reverse=True)
    sides = (before, first.entry, second.entry)
    clash = _Clash()
    if whole and _apart(*sides):
        clash.seen = True
        sides = (before, first.entry, _saying(first.entry, second.entry))
    elif one := _timed(*sides, together):
        clash.seen = True
        sides = (before, first.entry, one)
    entry = replace(
        first.entry,
        body=_body(*sides, clash),
        updated=max(mine.entry.updated, theirs.entry.updated),
        when=clash.whole(*sides, look=lambda entry: entry.when),
        rubric=clash.whole(*sides, look=lambda entry: entry.rubric),
        confidentiality=clash.whole(*sides, look=lambda entry: entry.confidentiality),
        links=tuple(clash.mapping(*[_links(e) for e in sides])),
        attachments=tuple(clash.mapping(*[_attachments(e) for e in sides]).values()),
        meta=clash.mapping(*[e.meta if e else {} for e in sides]),
    )
    return Merged(entry, second if clash.seen and not quiet else None)


class _Absent:
    """Neither a value nor its absence in a format: no value on that side."""


_ABSENT = _Absent()


class _Clash:
    """Takes one value of three, and remembers whether both sides had changed."""

    def __init__(self) -> None:
        self.seen = False

    def pick(
        self, before: V | _Absent, first: V | _Absent, second: V | _Absent
    ) -> V | _Absent:
        """*first* is the later side."""
        if second in (first, before):
            return first
        if first == before:
            return second
        self.seen = True
        return second if isinstance(first, _Absent) else first

    def whole(
        self,
        before: Entry | None,
        first: Entry,
        second: Entry,
        *,
        look: Callable[[Entry], V],
    ) -> V:
        """Merge a field every entry has."""
        old = _ABSENT if before is None else look(before)
        return cast("V", self.pick(old, look(first), look(second)))

    def mapping(
        self,
        before: Mapping[K, V],
        first: Mapping[K, V],
        second: Mapping[K, V],
    ) -> dict[K, V]:
        """Merge key by key, in the order of *before*, then of the later side."""
        merged: dict[K, V] = {}
        for key in dict.fromkeys((*before, *first, *second)):
            sides = [side.get(key, _ABSENT) for side in (before, first, second)]
            value = self.pick(*sides)
            if not isinstance(value, _Absent):
                merged[key] = value
        return merged


def _rank(side: Side) -> tuple[int, bytes]:
    return side.at, side.device


def _apart(before: Entry | None, first: Entry, second: Entry) -> bool:
    """Say whether both sides changed what an entry says, and not alike."""
    old = before.body if before else None
    return first.body != second.body and old not in (first.body, second.body)


def _saying(first: Entry, second: Entry) -> Entry:
    """Return *second* with all that *first* says, tied and confided as it was."""
    return replace(second, body=first.body, when=first.when, meta=first.meta)


def _timed(
    before: Entry | None, first: Entry, second: Entry, names: tuple[str, ...]
) -> Entry | None:
    """Return *second* at the time of *first*; None unless both changed theirs."""
    old, left, right = (
        split(one.body) or {} if one else {} for one in (before, first, second)
    )
    told = [[side.get(name) for name in names] for side in (old, left, right)]
    if told[1] == told[2] or told[0] in told[1:]:
        return None
    kept = {name: one for name, one in right.items() if name not in names}
    kept |= {name: left[name] for name in names if name in left}
    return replace(second, body=joined(kept), when=first.when)


def _links(entry: Entry | None) -> dict[Link, None]:
    return dict.fromkeys(entry.links) if entry else {}


def _attachments(entry: Entry | None) -> dict[bytes, Attachment]:
    return {item.id: item for item in entry.attachments} if entry else {}


def _body(before: Entry | None, first: Entry, second: Entry, clash: _Clash) -> bytes:
    """Bytes of one side whenever one side alone changed; joined elements else."""
    old = before.body if before else b""
    if second.body in (first.body, old):
        return first.body
    if before is not None and first.body == old:
        return second.body
    points = _points(before, first, second, clash)
    if points:
        return points
    left, right = split(first.body), split(second.body)
    if left is None or right is None:
        clash.seen = True
        return first.body
    whole = _elements(split(old) or {}, left, right, clash)
    if whole == left:
        return first.body
    return second.body if whole == right else joined(whole)


def _points(before: Entry | None, first: Entry, second: Entry, clash: _Clash) -> bytes:
    """Join two versions of a segment, point by point; b"" for what is none."""
    old, left, right = held(before), held(first), held(second)
    if left is None or right is None or left.trace != right.trace:
        return b""
    sides = [
        {one.t: one for one in side.points} if side else {}
        for side in (old, left, right)
    ]
    points = tuple(sorted(clash.mapping(*sides).values()))
    whole = 0 < len(points) <= POINTS_MAX
    return encode(Segment(left.trace, points)) if whole else b""


def _elements(
    before: Elements, first: Elements, second: Elements, clash: _Clash
) -> Elements:
    merged: Elements = {}
    for name in dict.fromkeys((*before, *first, *second)):
        sides = [side.get(name, _ABSENT) for side in (before, first, second)]
        value: Element | _Absent | None = _by_id(sides, clash)
        if value is None:
            value = clash.pick(*sides)
        if not isinstance(value, _Absent):
            merged[name] = value
    return merged


def _by_id(sides: Sequence[Element | _Absent], clash: _Clash) -> Element | None:
    """Merge two lists whose items have ids, item by item; None for other elements."""
    before, first, second = [
        side.rows if isinstance(side, Element) else None for side in sides
    ]
    if first is None or second is None or sides[1] == sides[2]:
        return None
    return listed(clash.mapping(before or {}, first, second))

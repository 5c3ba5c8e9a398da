"""« Sort d'un relevé » : what becomes of a reading, decided from what is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Final

from app.domain.device import Mark, Reading, Special, TimeSource, Way
from app.domain.inbox import DATE, IGNORE, MINE, OTHER, SURE, Fate, given_to
from app.domain.stamping import TOLERANCE
from app.kinds import Kind, all_kinds

TRACES: Final = ("interstitial-glucose",)
"""What comes by thousands: points, never an element each."""
_ENDS: Final = (Special.POS_INF, Special.NEG_INF)
_GIVEN: Final = (Way.FILE, Way.SERVICE)
"""The person brings these in: nobody asks whose they are."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading, what the person answered, and what is known around it.

    *bound* says that its device, or its slot, is the person's, *alike* that nothing
    known of the person contradicts it, *example* that virtual devices count here. No
    file tells of what is after *now*.
    """

    reading: Reading
    answers: tuple[str, ...] = ()
    bound: bool = False
    alike: Callable[[Reading], bool] = lambda _: True
    example: bool = False
    now: datetime | None = None

    def said(self, answer: str) -> bool:
        """Say whether the person answered this."""
        return answer in self.answers


def fate_of(weighed: Weighed) -> Fate:
    """Return what becomes of a reading: the first of the gates that holds it."""
    for gate in _GATES:
        if fate := gate(weighed):
            return fate
    return Fate.KEPT


def dated(reading: Reading, answers: Sequence[str]) -> Reading:
    """Return a reading at the date the person gave, itself when they gave none."""
    given = [one.removeprefix(DATE) for one in answers if one.startswith(DATE)]
    if not given:
        return reading
    at = datetime.fromisoformat(given[-1])
    return replace(reading, stamp=replace(reading.stamp, at=at))


def kind_of(reading: Reading) -> Kind | None:
    """Return the kind of a reading, None for what the record has no place for.

    A value in another unit than the kind's has none: it would be taken for this one.
    """
    found = all_kinds().get(reading.kind)
    held = found is not None and found.fields and found.ucum == reading.unit
    return found if held else None


def values_of(reading: Reading, kind: Kind) -> tuple[Decimal, ...]:
    """Return the numbers of a reading, in order; nothing unless all are there."""
    said = (reading.parts or (reading.value,))[: len(kind.fields)]
    numbers = tuple(one for one in said if isinstance(one, Decimal) and one.is_finite())
    return numbers if len(numbers) == len(kind.fields) else ()


def numberless(reading: Reading, kind: Kind) -> Fate | None:
    """Return what becomes of a reading without its numbers, None for one with them."""
    if Mark.FAILED in reading.marks:
        return Fate.FAILED
    if values_of(reading, kind):
        return None
    said = (reading.parts or (reading.value,))[: len(kind.fields)]
    numbers = (isinstance(one, Decimal) and one.is_finite() for one in said)
    told = sum(numbers) + sum(one in _ENDS for one in said)
    return Fate.BEYOND if told == len(kind.fields) else Fate.FAILED


def plausible(kind: Kind, values: Sequence[Decimal]) -> bool:
    """Say whether values are what a body may have: it flags, it never judges."""
    pairs = zip(values, kind.fields, strict=True)
    within = all(one.hard.holds(value) for value, one in pairs)
    return within and (not kind.decreasing or _falling(values))


def unusual(reading: Reading) -> bool:
    """Say whether the values of a reading are not what a body may have."""
    kind = kind_of(reading)
    return kind is not None and not plausible(kind, values_of(reading, kind))


def _refused(weighed: Weighed) -> Fate | None:
    given = weighed.said(OTHER) or given_to(weighed.answers)
    return Fate.REFUSED if given else None


def _ignored(weighed: Weighed) -> Fate | None:
    return Fate.IGNORED if weighed.said(IGNORE) else None


def _excluded(weighed: Weighed) -> Fate | None:
    marks = weighed.reading.marks
    virtual = Mark.VIRTUAL in marks or weighed.reading.way is Way.VIRTUAL
    excluded = Mark.CONTROL_SOLUTION in marks or (virtual and not weighed.example)
    return Fate.EXCLUDED if excluded else None


def _without(weighed: Weighed) -> Fate | None:
    kind = kind_of(weighed.reading)
    return numberless(weighed.reading, kind) if kind else Fate.EXCLUDED


def _undated(weighed: Weighed) -> Fate | None:
    stamp = weighed.reading.stamp
    asked = any(one.startswith(DATE) for one in weighed.answers)
    suspect = stamp.source is TimeSource.SUSPECT or _to_come(weighed)
    undated = stamp.at is None or (suspect and not asked)
    return Fate.TO_DATE if undated else None


def _to_come(weighed: Weighed) -> bool:
    """Say whether a file states a date to come; a day that began is not."""
    at, now = weighed.reading.stamp.at, weighed.now
    if at is None or now is None or weighed.reading.way not in _GIVEN:
        return False
    kind = kind_of(weighed.reading)
    if kind and kind.daily:
        return at.date() > now.astimezone(at.tzinfo).date()
    return at > now + TOLERANCE


def _somebodys(weighed: Weighed) -> Fate | None:
    reading = weighed.reading
    mine = weighed.said(MINE) or reading.way in _GIVEN
    mine = mine or (weighed.bound and weighed.alike(reading))
    return None if mine else Fate.UNASSIGNED


def _doubtful(weighed: Weighed) -> Fate | None:
    reading = weighed.reading
    if weighed.said(SURE):
        return None
    faulty = Mark.DEVICE_FAULT in reading.marks and reading.kind not in TRACES
    return Fate.TO_CONFIRM if faulty or unusual(reading) else None


def _falling(values: Sequence[Decimal]) -> bool:
    return all(after < before for before, after in pairwise(values))


_GATES: Final[tuple[Callable[[Weighed], Fate | None], ...]] = (
    _refused,
    _ignored,
    _excluded,
    _without,
    _undated,
    _somebodys,
    _doubtful,
)

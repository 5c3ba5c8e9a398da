"""« Flot » of points: what a watch says all day long, gathered by thousands.

Nothing is remembered of what was given: a point that comes twice is known when it
is kept, as one that came in another file is.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from app.domain.device import DeviceIdentity
from app.domain.harvest import POINTS_MAX, Strand
from app.domain.reading import T_MAX, VALUE_MAX, Flag, Point, Trace

RUNS_MAX: Final = 2_000
"""Traces of one file: no life has as many sensors."""
_WHOLE: Final = Decimal(1)


@dataclass(slots=True)
class Run:
    """The points of one trace that were not given yet."""

    trace: Trace
    device: DeviceIdentity
    points: list[Point] = field(default_factory=list, repr=False)

    def add(self, t: int, value: Decimal, flags: Flag = Flag.IMPORTED) -> bool:
        """Take a point, its value rounded to the scale; False for what is none."""
        kept = _kept(value, self.trace.scale)
        if kept is None or not 0 <= t <= T_MAX:
            return False
        self.points.append(Point(t, kept, int(flags)))
        return True

    @property
    def full(self) -> bool:
        """Say whether it is time to give them."""
        return len(self.points) >= POINTS_MAX

    def given(self) -> Strand:
        """Give them in order of time, each instant once: the last said is believed."""
        points = {point.t: point for point in self.points}
        self.points.clear()
        return Strand(self.trace, self.device, tuple(sorted(points.values())))


class Torrent:
    """The runs of a file, one for each trace."""

    def __init__(self) -> None:
        self._runs: dict[Hashable, Run] = {}

    def find(self, key: Hashable) -> Run | None:
        """Return the run known by *key*, None before it begins."""
        return self._runs.get(key)

    def begin(self, key: Hashable, trace: Trace, device: DeviceIdentity) -> Run | None:
        """Begin a run; None where a file has too many to be honest."""
        if len(self._runs) >= RUNS_MAX:
            return None
        run = self._runs[key] = Run(trace, device)
        return run

    def rest(self) -> Iterator[Strand]:
        """Give all that was not given."""
        return (run.given() for run in self._runs.values() if run.points)


def _kept(value: Decimal, scale: int) -> int | None:
    try:
        whole = int(value.scaleb(scale).quantize(_WHOLE))
    except InvalidOperation:
        return None
    return whole if abs(whole) <= VALUE_MAX else None

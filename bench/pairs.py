"""Two variants timed back to back in random order; the ratio of each pair counts."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of `quality`: what is measured, against what, and its limit.

    *value* is what the limit is compared with; *binding* is False for what section 5
    of quality marks as a target (P19, P21 list, P58-P62, P52 at 70 %) or its section 4
    does not bind (P50, P51, P53): printed, never failing the run. P18 is marked too,
    and bound by section 4; P27 binds though nothing asks it.
    """

    goal: str
    name: str
    value: float
    unit: str
    better: str
    limit: float
    work: str
    binding: bool = True
    ours: tuple[float, str] | None = None
    reference: tuple[str, float, str] | None = None
    pairs: int = 0
    p25: float = 0.0
    p75: float = 0.0
    seed: int = 0
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        """Say whether the value is on the right side of the limit."""
        if self.better == "lower":
            return self.value <= self.limit
        return self.value >= self.limit


def seconds(work: Work) -> float:
    """Return how long *work* takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cpu_seconds(work: Work) -> float:
    """Return the processor time *work* takes once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def pairs(
    ours: Work, reference: Work, *, count: int = 20, seed: int = 7
) -> tuple[list[float], list[float]]:
    """Return the seconds of both sides over *count* pairs, order drawn each time."""
    draw = random.Random(seed)  # noqa: S311 - an order, not a secret
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(count):
        if draw.random() < 0.5:  # noqa: PLR2004 - a coin
            mine.append(seconds(ours))
            theirs.append(seconds(reference))
        else:
            theirs.append(seconds(reference))
            mine.append(seconds(ours))
    return mine, theirs


def limited(  # noqa: PLR0913 - a goal has that many words
    goal: str,
    name: str,
    spent: Sequence[float],
    *,
    unit: str,
    limit: float,
    work: str,
    better: str = "lower",
    binding: bool = True,
    notes: dict[str, str] | None = None,
) -> Goal:
    """Return the goal whose median of *spent* has an absolute limit."""
    quarters = _quarters(spent)
    return Goal(
        goal,
        name,
        statistics.median(spent),
        unit,
        better,
        limit,
        work,
        binding=binding,
        ours=(statistics.median(spent), unit),
        pairs=len(spent),
        p25=quarters[0],
        p75=quarters[2],
        notes=notes or {},
    )


def _quarters(values: Sequence[float]) -> list[float]:
    few = len(values) < 2  # noqa: PLR2004 - one value has no quarters
    return [values[0]] * 3 if few else statistics.quantiles(values, n=4)


def ratio(  # noqa: PLR0913 - a goal has that many words
    goal: str,
    name: str,
    *,
    ours: Work,
    reference: tuple[str, Work],
    limit: float,
    work: str,
    count: int = 20,
    binding: bool = True,
) -> Goal:
    """Measure *ours* against *reference* and return the median ratio of the pairs."""
    sides = pairs(ours, reference[1], count=count)
    return compared(
        goal,
        name,
        sides,
        reference=reference[0],
        limit=limit,
        work=work,
        binding=binding,
    )


def compared(  # noqa: PLR0913
    goal: str,
    name: str,
    sides: tuple[Sequence[float], Sequence[float]],
    *,
    reference: str,
    limit: float,
    work: str,
    binding: bool = True,
    notes: dict[str, str] | None = None,
) -> Goal:
    """Return the median ratio of seconds already measured, ours then the reference."""
    mine, theirs = sides
    ratios = sorted(a / b for a, b in zip(mine, theirs, strict=True))
    quarters = _quarters(ratios)
    return Goal(
        goal,
        name,
        statistics.median(ratios),
        "ratio",
        "lower",
        limit,
        work,
        binding=binding,
        ours=(statistics.median(mine), "s"),
        reference=(reference, statistics.median(theirs), "s"),
        pairs=len(ratios),
        p25=quarters[0],
        p75=quarters[2],
        seed=7,
        notes=notes or {},
    )

"""Counters of a server, as OpenMetrics text: never an id in a label."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Seconds: the upper bounds of a histogram's buckets, the last one open."""


class Meters:
    """Counts events, by code where there is one."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._times: dict[str, list[int]] = {}
        self._spent: Counter[str] = Counter()

    def add(self, name: str, code: str = "", by: int = 1) -> None:
        """Count an event."""
        self._counts[name, code] += by

    def time(self, name: str, seconds: float) -> None:
        """Count an event by how long it took."""
        buckets = self._times.setdefault(name, [0] * (len(BOUNDS) + 1))
        buckets[bisect_left(BOUNDS, seconds)] += 1
        self._spent[name] += round(seconds * 1_000_000)

    def text(self, figures: Mapping[str, int]) -> str:
        """Return every counter, then *figures* as they stand."""
        lines = []
        for (name, code), count in sorted(self._counts.items()):
            label = f'{{code="{code}"}}' if code else ""
            lines.append(f"alveole_{name}_total{label} {count}")
        lines += [
            line for name in sorted(self._times) for line in self._histogram(name)
        ]
        lines += [f"alveole_{name} {value}" for name, value in sorted(figures.items())]
        return "\n".join([*lines, "# EOF", ""])

    def _histogram(self, name: str) -> Iterator[str]:
        counts = list(accumulate(self._times[name]))
        for bound, count in zip((*BOUNDS, "+Inf"), counts, strict=True):
            yield f'alveole_{name}_seconds_bucket{{le="{bound}"}} {count}'
        yield f"alveole_{name}_seconds_count {counts[-1]}"
        yield f"alveole_{name}_seconds_sum {self._spent[name] / 1_000_000}"

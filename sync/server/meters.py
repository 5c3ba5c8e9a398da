"""Counters of a server, as OpenMetrics text: never an id in a label."""

from collections import Counter
from collections.abc import Mapping


class Meters:
    """Counts events, by code where there is one."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, code: str = "", by: int = 1) -> None:
        """Count an event."""
        self._counts[name, code] += by

    def text(self, figures: Mapping[str, int]) -> str:
        """Return every counter, then *figures* as they stand."""
        lines = []
        for (name, code), count in sorted(self._counts.items()):
            label = f'{{code="{code}"}}' if code else ""
            lines.append(f"alveole_{name}_total{label} {count}")
        lines += [f"alveole_{name} {value}" for name, value in sorted(figures.items())]
        return "\n".join([*lines, "# EOF", ""])

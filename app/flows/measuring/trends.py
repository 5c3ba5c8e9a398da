"""« Constats » : what the measures of a person do, unless they asked not to hear it."""

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final

from app.domain.errors import Refused
from app.flows.measure import Measure
from app.flows.measuring.targets import Targets
from app.flows.periods import Span
from app.flows.readings import Readings, measured
from app.ports.world import Clock
from app.rules.trends import Dated, Rule, Trend, rules, trends

_LONGEST: Final = 2 * max(one.condition.days for one in rules())
"""Days any rule looks at."""
_OFF: Final = "trend-off:"
_ISO_DAY: Final = len("2026-11-21")


@dataclass(frozen=True, slots=True, repr=False)
class Trends:
    """Reads the rules over the measures kept here; nothing of it leaves the device."""

    readings: Readings
    targets: Targets
    now: Clock
    zone: tzinfo

    def of(self, code: str) -> list[Trend]:
        """Return what is to be said of a kind today."""
        kind = measured(code)
        today = self.now().astimezone(self.zone).date()
        held = self.readings.within(kind.code, Span.days(_LONGEST, today))
        dated = [one for measure in reversed(held) for one in _dated(measure)]
        found = trends(kind.code, dated, self.targets.of(kind.code), today)
        return [one for one in found if self.heard(one.rule)]

    def every(self) -> list[Trend]:
        """Return what is to be said of every kind today."""
        return [one for kind in self.readings.kinds() for one in self.of(kind.code)]

    def rules(self) -> list[tuple[Rule, bool]]:
        """Return every rule, and whether the person wants to hear of it."""
        return [(rule, self.heard(rule)) for rule in rules()]

    def heard(self, rule: Rule) -> bool:
        """Say whether the person wants to hear of a rule."""
        return not self.targets.preferences.get(_OFF + rule.id)

    def switch(self, name: str, *, on: bool) -> None:
        """Hear of a rule, or no longer. Raises Refused("entry.absent") for none."""
        if name not in {one.id for one in rules()}:
            raise Refused("entry.absent")
        self.targets.preferences.put(_OFF + name, "" if on else "yes")


def _dated(measure: Measure) -> list[Dated]:
    """Return a measure with its local day, nothing where the day is not known."""
    text = measure.when.text[:_ISO_DAY]
    known = len(text) == _ISO_DAY
    return [Dated(date.fromisoformat(text), measure.values)] if known else []

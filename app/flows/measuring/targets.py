"""« Objectifs » : the bounds a person set for a measure; they follow every device."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.errors import Refused
from app.domain.target import Target, read, written
from app.flows.preferences import Preferences
from app.flows.readings import measured
from app.flows.typed import read_values
from app.kinds import Kind

Ends = Sequence[tuple[str, str]]
"""What was typed for each value of a kind: its lowest, its highest; "" for none."""


@dataclass(frozen=True, slots=True, repr=False)
class Targets:
    """One target a value of each kind; none at all until the person sets it."""

    preferences: Preferences

    def of(self, code: str) -> tuple[Target, ...]:
        """Return a target for each value of a kind; one without bound is no target."""
        kept = self.preferences.get(_name(code))
        return read(kept, len(measured(code).fields))

    def choose(self, code: str, ends: Ends, unit: str) -> None:
        """Set the target of each value, as typed in *unit*; all empty removes it.

        Raises Refused("measure.not_a_number" | "measure.not_whole" |
        "measure.unit_unknown" | "target.out_of_range" | "target.backwards"), with
        the `place` of the bound at fault.
        """
        kind = measured(code)
        targets = [
            _target(kind, rank, low, high, unit)
            for rank, (low, high) in enumerate(ends)
        ]
        self.put(code, targets)

    def put(self, code: str, targets: Sequence[Target]) -> None:
        """Set targets already known: what an undo does."""
        self.preferences.put(_name(code), written(targets))


def _name(code: str) -> str:
    return f"target:{code}"


def _target(kind: Kind, rank: int, low: str, high: str, unit: str) -> Target:
    alone = replace(kind, fields=(kind.fields[rank],), decreasing=False)
    target = Target(
        _bound(alone, low, unit, f"low{rank}"), _bound(alone, high, unit, f"high{rank}")
    )
    if target.low is not None and target.high is not None and target.low >= target.high:
        raise Refused("target.backwards", place=f"high{rank}")
    return target


def _bound(kind: Kind, text: str, unit: str, place: str) -> Decimal | None:
    if not text.strip():
        return None
    try:
        (value,) = read_values(kind, [text], unit).values
    except Refused as error:
        raise Refused(error.code, **{**error.details, "place": place}) from error
    if not kind.fields[0].hard.holds(value):
        raise Refused("target.out_of_range", kind=kind.code, place=place)
    return value

"""« Objectif » : the bounds a person wants a value to stay between."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation


@dataclass(frozen=True, slots=True)
class Target:
    """« Objectif » : bounds in the kind's own unit, both included; None is no bound."""

    low: Decimal | None = field(default=None, repr=False)
    high: Decimal | None = field(default=None, repr=False)

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None

    def below(self, value: Decimal) -> bool:
        """Say whether *value* lies under the target."""
        return self.low is not None and value < self.low

    def above(self, value: Decimal) -> bool:
        """Say whether *value* lies over the target."""
        return self.high is not None and value > self.high

    def holds(self, value: Decimal) -> bool:
        """Say whether *value* lies within."""
        return not (self.below(value) or self.above(value))


def written(targets: Sequence[Target]) -> str:
    """Return the text a target is kept as, "" when there is no bound at all."""
    ends = (f"{_text(one.low)}:{_text(one.high)}" for one in targets)
    return " ".join(ends) if any(targets) else ""


def read(text: str, count: int) -> tuple[Target, ...]:
    """Read back *count* targets; a text that holds others gives none."""
    parts = [part.partition(":") for part in text.split()]
    try:
        found = tuple(Target(_bound(low), _bound(high)) for low, _, high in parts)
    except InvalidOperation:
        found = ()
    return found if len(found) == count else (Target(),) * count


def _text(bound: Decimal | None) -> str:
    return "" if bound is None else format(bound, "f")


def _bound(text: str) -> Decimal | None:
    if not text:
        return None
    bound = Decimal(text)
    if not bound.is_finite():
        raise InvalidOperation
    return bound

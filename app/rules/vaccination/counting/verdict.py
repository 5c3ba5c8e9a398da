"""« Verdict » : what was judged of the doses so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.age import Birth
from app.rules.vaccination.counting.given import NOTHING, Around, Given
from app.rules.vaccination.terms import Gap, named


class Refusal(StrEnum):
    """« Pourquoi elle ne compte pas ».

    `early` and `late` by the age, `soon` by an interval, `conflict` too near another
    vaccine, `vaccine` not one admitted, `mistake` one that never counts, `surplus`
    nothing was left to do.
    """

    EARLY = "early"
    LATE = "late"
    SOON = "soon"
    CONFLICT = "conflict"
    VACCINE = "vaccine"
    MISTAKE = "mistake"
    SURPLUS = "surplus"


_ASIDE = (Refusal.MISTAKE, Refusal.SURPLUS, Refusal.LATE)


@dataclass(frozen=True, slots=True, repr=False)
class Verdict:
    """« Verdict » on a dose: the step it fills, or why it fills none."""

    given: Given
    step: int
    refusal: Refusal | None = None


@dataclass(slots=True, repr=False)
class Past:
    """« Doses déjà jugées » of somebody, in the order of their days."""

    born: Birth
    around: Around = NOTHING
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def counted(self) -> list[Verdict]:
        """Return those that fill a step."""
        return [one for one in self.verdicts if one.refusal is None]

    @property
    def at(self) -> date | None:
        """Return the last day of the last one that counted, if it has a date."""
        return _last(one.given for one in self.counted if one.given.dated)

    @property
    def before(self) -> date | None:
        """Return the last day of the dose just before, whether it counted or not."""
        return _last(one.given for one in self.verdicts if one.refusal not in _ASIDE)

    def since(self, gap: Gap, one: Given) -> date | None:
        """Return the day the interval to a dose is counted from; None without any."""
        if gap.step:
            return _last(by.given for by in self.counted if by.step == gap.step)
        if gap.products:
            older = [by for by in self.around.life if by.days.last < one.days.first]
            return _last(by for by in older if _among(by, gap.products))
        return self.before

    def has_counted(self, one: Given) -> bool:
        """Say whether a dose fills a step here."""
        return any(verdict.given.dose is one.dose for verdict in self.counted)


def _among(one: Given, products: frozenset[str]) -> bool:
    return any(named(name, one.dose.vaccine) for name in products)


def _last(given: Iterator[Given]) -> date | None:
    return max((one.days.last for one in given), default=None)

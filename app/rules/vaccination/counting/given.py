"""« Doses reçues » : the days each may be of, and what surrounds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.vaccine import Dose
from app.rules.vaccination.lapses import Days
from app.rules.vaccination.terms import Conflict


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """A dose and the days it may be of; *sure* when it surely counts for the rule.

    One that is not *dated* was only said to be done.
    """

    dose: Dose
    days: Days
    sure: bool = True
    dated: bool = True


Said = Mapping[int, Given]
"""What fills a step whatever its date, by the rank of the step from 1."""


@dataclass(frozen=True, slots=True, repr=False)
class Around:
    """« Autour » : every dose of a life, and the vaccines to keep apart."""

    life: tuple[Given, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


NOTHING = Around()


def soonest(one: Given) -> tuple[date, date, bool, str]:
    """Order doses by their day; on one day, those confirmed first."""
    return one.days.last, one.days.first, not one.dose.confirmed, one.dose.vaccine

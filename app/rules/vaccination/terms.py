"""« Conditions » : what a table may ask of a dose beyond an age and an interval."""

from dataclasses import dataclass
from datetime import date

from app.rules.vaccination.lapses import BIRTH, Lapse


@dataclass(frozen=True, slots=True)
class Span:
    """« En vigueur » : from one day to another, both included."""

    start: date = date.min
    end: date = date.max

    def holds(self, day: date) -> bool:
        """Say whether a day is inside."""
        return self.start <= day <= self.end


ALWAYS = Span()


@dataclass(frozen=True, slots=True)
class Window:
    """« Âges » : a dose counts from *least* until *closes* (excluded)."""

    least: Lapse = BIRTH
    closes: Lapse | None = None
    force: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Gap:
    """« Intervalle » : the least time since the dose before, whether it counted or not.

    Since the one that filled *step*, or since the last of *products*, when named.
    """

    least: Lapse
    step: int = 0
    products: frozenset[str] = frozenset()
    force: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Product:
    """« Vaccin admis » : its name, and the ages between which it counts."""

    name: str
    opens: Lapse = BIRTH
    closes: Lapse | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """« Compte » : from *least* to *most* doses received before.

    Only those of *products* when named, between two ages and inside *force*; only
    those that counted if *counted*.
    """

    least: int = 0
    most: int | None = None
    products: frozenset[str] = frozenset()
    opens: Lapse = BIRTH
    closes: Lapse | None = None
    force: Span = ALWAYS
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Skip:
    """« Dose inutile » : the step is passed over when all of these hold.

    On the day of a dose: their age, the time since the dose before, the counts.
    """

    opens: Lapse = BIRTH
    closes: Lapse | None = None
    gap: Lapse | None = None
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """« Conditions » of a step: without them, its least age and interval decide.

    *relief* is the one interval that may replace all of *gaps*. *products* are those
    admitted, any when none; *mistakes* those that never count. *skips* and *again*
    (the step comes back for ever) serve to judge doses: no line of a calendar is
    told from them.
    """

    windows: tuple[Window, ...] = ()
    gaps: tuple[Gap, ...] = ()
    relief: Gap | None = None
    products: tuple[Product, ...] = ()
    mistakes: tuple[Product, ...] = ()
    skips: tuple[Skip, ...] = ()
    again: bool = False


FREE = Terms()
"""Nothing more than an age and an interval."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """« Vaccins vivants » : the least time from one vaccine to another.

    *counted* is that time when the first one counted for the same series.
    """

    before: str
    after: str
    least: Lapse
    counted: Lapse


def named(name: str, vaccine: str) -> bool:
    """Say whether a vaccine has this name, whoever makes it (`name/maker`)."""
    return vaccine == name or vaccine.startswith(f"{name}/")

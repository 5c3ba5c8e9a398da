"""The kinds of entry a record may hold: one file each, the shape here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.topic import Topic
from app.domain.words import N_
from app.registry import collect

_ZERO = Decimal(0)
_TIMES = ("start", "_start", "end", "_end", "requestedPeriod")


@dataclass(frozen=True, slots=True)
class Range:
    """Inclusive bounds, in the kind's UCUM unit; they flag, they never judge."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, low: str, high: str) -> "Range":
        """Return the bounds written as decimals."""
        return cls(Decimal(low), Decimal(high))

    def holds(self, value: Decimal) -> bool:
        """Say whether *value* lies within."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a measure.

    *soft* bounds ask « C'est bien cela ? », *hard* ones refuse what was typed
    (standards, section 3.6); *child_soft* replaces *soft* under 18. *loinc* is
    the component's code when the measure has two values.
    """

    label: str
    soft: Range
    hard: Range
    child_soft: Range | None = None
    loinc: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit a person may type, and how it becomes the kind's own.

    canonical = (typed + offset) × factor ÷ divisor, in Decimal. *ucum* is its
    code, *spellings* the other ways to write it (compared without case),
    *decimals* the digits to show in it when they are not those of the kind.
    """

    label: str
    ucum: str
    factor: Decimal = Decimal(1)
    divisor: Decimal = Decimal(1)
    offset: Decimal = _ZERO
    spellings: tuple[str, ...] = ()
    decimals: int | None = None

    def converted(self, typed: Decimal) -> Decimal:
        """Return *typed* in the kind's own unit."""
        shifted = typed + self.offset if self.offset else typed
        product = shifted * self.factor
        return product if self.divisor == 1 else product / self.divisor

    def shown(self, value: Decimal) -> Decimal:
        """Return a value of the kind's own unit in this one, to show it."""
        back = value * self.divisor / self.factor
        return back - self.offset if self.offset else back

    def named(self, text: str) -> bool:
        """Say whether *text* is one of the names of this unit."""
        names = (self.label, self.ucum, *self.spellings)
        return text.strip().casefold() in {name.casefold() for name in names}


@dataclass(frozen=True, slots=True)
class Implied:
    """A unit understood without being said: a value typed *below* this is in it."""

    below: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class Circumstance:
    """What may be said beside a value: its *name*, and answers (code, label).

    *name* is `moment`, `site`, `days` or `position`; the codes are those of the
    value set of the profile (standards, section 3.2). It is never mandatory: *unsaid*
    says what is then understood.
    """

    name: str
    label: str
    answers: tuple[tuple[str, str], ...]
    unsaid: str = ""

    def said(self, code: str) -> str:
        """Return the label of an answer, "" for a code that is none of them."""
        return dict(self.answers).get(code, "")


DAYS = Circumstance(
    "days",
    N_("Sur combien de jours ?"),
    (
        ("GEN-275", N_("Sur 7 jours")),
        ("GEN-276", N_("Sur 14 jours")),
        ("GEN-277", N_("Sur 30 jours")),
        ("GEN-278", N_("Sur 90 jours")),
        ("GEN-092.08.05", N_("Sur une autre durée")),
    ),
)
"""How long a mean stands for (JDV_J164)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """« Type de donnée » : what an entry of this sort is, says and accepts.

    *resource* is its FHIR type, *profile* the French one written. The first of
    *units* is the kind's own (UCUM, as stored); *shown* is another to display,
    with *decimals* digits. *decreasing* wants each value below the one before.
    *computed* kinds are also made from others; *daily* ones have one value a
    local day. A *create_only* kind is corrected by a new entry, never changed.
    *asks* are the circumstances that help to read a value.
    *plain* says in everyday words a *label* few people know.
    Two changes of a *quiet* kind are settled without asking: the later one stays.
    *shelf* is where its own entries are read, each by its id, as an address says it;
    what has one may be thrown away, and put back.
    *topic* is what is asked where it is a line of the profile, and *always* the
    elements each of its resources has.
    """

    code: str
    label: str
    icon: str
    rubric: Rubric
    resource: str
    aliases: tuple[str, ...] = ()
    profile: str = ""
    loinc: str = ""
    fields: tuple[Field, ...] = ()
    units: tuple[Unit, ...] = ()
    implied: Implied | None = None
    display: Unit | None = None
    decimals: int = 0
    decreasing: bool = False
    computed: bool = False
    daily: bool = False
    create_only: bool = False
    quiet: bool = False
    shelf: str = ""
    asks: tuple[Circumstance, ...] = ()
    topic: Topic | None = None
    always: Mapping[str, Any] = field(default_factory=dict, hash=False)
    plain: str = ""

    @property
    def whole(self) -> bool:
        """Say whether two changes of what an entry says are never mixed into one."""
        asked = self.topic is not None and bool(self.topic.asks)
        return asked or self.resource == "Immunization"

    @property
    def together(self) -> tuple[str, ...]:
        """The elements that say one thing: two changes of them make no third."""
        return _TIMES if self.resource == "Appointment" else ()

    @property
    def place(self) -> str:
        """Where its entries are read, "" for what only arranges the others."""
        return self.shelf or ("sante/mesures" if self.fields else "")

    @property
    def ucum(self) -> str:
        """The UCUM code values are stored in, "" for a kind without value."""
        return self.units[0].ucum if self.units else ""

    @property
    def unit(self) -> str:
        """The unit as people read it."""
        return self.shown.label if self.shown else ""

    @property
    def shown(self) -> Unit | None:
        """The unit to display values in."""
        return self.display or (self.units[0] if self.units else None)

    def shown_in(self, label: str) -> "Kind":
        """Return this kind displayed in the unit *label*, itself if unknown."""
        for unit in self.units:
            if unit.label == label:
                digits = self.decimals if unit.decimals is None else unit.decimals
                return replace(self, display=unit, decimals=digits)
        return self

    def unit_named(self, text: str) -> Unit:
        """Find an accepted unit by any of its names.

        Raises Refused("measure.unit_unknown").
        """
        for unit in self.units:
            if unit.named(text):
                return unit
        raise Refused("measure.unit_unknown", kind=self.code)


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Every kind this build knows, by code."""
    import app.kinds as package

    return {kind.code: kind for kind in collect(package, "KIND")}


def kind(name: str) -> Kind:
    """Find a kind by its code or one of its aliases.

    Raises Refused("kind.unknown").
    """
    for found in all_kinds().values():
        if name == found.code or name in found.aliases:
            return found
    raise Refused("kind.unknown")


def measure_kinds() -> list[Kind]:
    """The kinds that hold values, in the order of their files."""
    return [kind for kind in all_kinds().values() if kind.fields]


@cache
def linked_kinds() -> Mapping[str, Kind]:
    """The kinds whose entries may be tied to one another, by code."""
    return {code: kind for code, kind in all_kinds().items() if kind.place}

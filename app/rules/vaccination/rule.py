"""« Ligne du calendrier » : whom a rule concerns and the doses it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.vaccine import Fact
from app.rules.vaccination.lapses import BIRTH, Lapse
from app.rules.vaccination.terms import FREE, Conflict, Terms


@dataclass(frozen=True, slots=True)
class Step:
    """« Dose prévue » : advised from *age*, counted from *least*.

    *gap* since the dose before binds for certain when *sure_gap*; doses before
    *early_from* belong to other lines. A step that is not *sure* is never asked for.
    *terms* are what more a dose must keep to.
    """

    age: Lapse
    text: str
    least: Lapse
    until: Lapse | None = None
    gap: Lapse | None = None
    sure_gap: bool = True
    sure: bool = True
    early_from: Lapse = BIRTH
    products: tuple[str, ...] = ()
    terms: Terms = FREE


@dataclass(frozen=True, slots=True)
class Group:
    """« Population » : who a rule concerns, from one age to another (excluded).

    A *passing* one says nothing of the next year.
    """

    opens: Lapse = BIRTH
    closes: Lapse | None = None
    born_from: date | None = None
    born_before: date | None = None
    sex: str = ""
    fact: Fact | None = None
    sure: bool = True
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """« Schéma » : other steps for who starts between two ages (the last excluded)."""

    opens: Lapse
    closes: Lapse
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """« Fin de rattrapage » : from an age on, these diseases are not asked for."""

    diseases: frozenset[str]
    at: Lapse
    line: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turns:
    """« Rappels » : at these ages, then every so often."""

    at: tuple[str, ...]
    every: Lapse
    early: Lapse


@dataclass(frozen=True, slots=True)
class Season:
    """« Saison » : first and last (month, day), of one year, of a yearly dose.

    Of one that is not *sure*, no day is told.
    """

    opens: tuple[int, int]
    closes: tuple[int, int]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Credit:
    """« Dose comptée » : one against a disease, before a day, counts as the first."""

    disease: str
    before: date


@dataclass(frozen=True, slots=True)
class Mandatory:
    """« Obligation » : by birth cohort, from the day it came into force."""

    born_from: date
    in_force_from: date = date.min


@dataclass(frozen=True, slots=True)
class Rule:
    """« Ligne du calendrier » : whom it concerns and what it asks for.

    *counts_until*: a later dose belongs to another line. *starts_until*: nobody
    starts after. *asks_until*: once closed, what lacks is to check until then.
    *catch_up* speaks only of what lacks. *depends* on the pregnancy: always to
    check; *checked_if* one of these is so. Only doses of the last *fresh* time count.
    *own_bound*: until what age it speaks is ours, no source says it.
    """

    id: str
    label: str
    diseases: frozenset[str]
    sources: tuple[str, ...]
    sure: bool
    who: tuple[Group, ...]
    steps: tuple[Step, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    stops: tuple[Stop, ...] = ()
    turns: Turns | None = None
    season: Season | None = None
    credit: Credit | None = None
    mandatory: Mandatory | None = None
    counts_until: Lapse | None = None
    starts_until: Lapse | None = None
    asks_until: Lapse | None = None
    fresh: Lapse | None = None
    checked_if: frozenset[Fact] = frozenset()
    catch_up: bool = False
    depends: bool = False
    own_bound: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """« Calendrier » : its rules in order, its year, the day it was checked.

    *conflicts* are the vaccines to keep apart.
    """

    title: str
    year: int
    checked: date
    rules: tuple[Rule, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()

"""What goes on paper, in words: plain values, for any print."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.when import When


@dataclass(frozen=True, slots=True)
class Noted:
    """A line: its title, its facts (what, said), who says so."""

    title: str = field(repr=False)
    facts: Sequence[tuple[str, str]] = field(repr=False)
    by: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """« Rubrique » : *said* instead of lines, or what must be read with them."""

    title: str
    said: str = field(default="", repr=False)
    lines: Sequence[Noted] = field(default=(), repr=False)
    ended: Sequence[Noted] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is printed: whose space it is (*name*), the rubrics, the *day* it is."""

    name: str
    title: str
    parts: Sequence[Part] = field(repr=False)
    day: date


@dataclass(frozen=True, slots=True)
class Curve:
    """A measure put on paper: the code of its *kind*, the *unit* it is shown in.

    *said* says it in words; *rows* are (date, values) in order of time.
    """

    kind: str
    unit: str
    said: str = field(repr=False)
    rows: Sequence[tuple[When, tuple[Decimal, ...]]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Visit:
    """What is taken to a visit: whose space it is (*name*), *who* is seen, the rest.

    *changes* are sentences since the day *since*; *documents* are titles with dates.
    Prepared by somebody else, *told* says what of.
    """

    name: str
    day: date
    since: date
    who: str = field(default="", repr=False)
    questions: Sequence[str] = field(default=(), repr=False)
    changes: Sequence[str] = field(default=(), repr=False)
    curves: Sequence[Curve] = field(default=(), repr=False)
    documents: Sequence[str] = field(default=(), repr=False)
    told: Sequence[str] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Grown:
    """« Courbe de croissance » put on paper: *said* in words, in the unit shown.

    *points*, and each of *lines* under its name, are (months, value) from one age to
    another: *span* in months, of which some are *marked* in words. *rows* stand under
    *head*. *notes* say whose the lines are, *more* how they are read.
    """

    name: str
    unit: str
    said: str = field(repr=False)
    span: tuple[Decimal, Decimal]
    marked: Sequence[tuple[float, str]]
    points: Sequence[tuple[Decimal, Decimal]] = field(repr=False)
    lines: Sequence[tuple[str, Sequence[tuple[Decimal, Decimal]]]] = field(repr=False)
    head: Sequence[str]
    rows: Sequence[Sequence[str]] = field(repr=False)
    notes: Sequence[str] = ()
    more: Sequence[str] = ()

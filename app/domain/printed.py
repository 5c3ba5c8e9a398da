"""What goes on paper of a profile, in words: plain values, for any print."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


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

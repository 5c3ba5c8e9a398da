"""« Rubrique » of the medical profile: what it asks, and what a line of it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from app.domain.entry import Entry


class Shape(StrEnum):
    """How an answer is given.

    A LINE holds 100 characters at most, a TEXT 3,000; a DATE is ISO text of any
    precision; a CHOICE is the code of one option; a MEDICINE is a line that the
    square code of a box may fill.
    """

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    MEDICINE = "medicine"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice; *label* is marked with `N_()`."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Ask:
    """« Question » of a rubric: its answer is kept under *name*."""

    name: str
    label: str
    shape: Shape = Shape.LINE
    hint: str = ""
    options: tuple[Option, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """« Rubrique » : *kind* is what its lines are kept as, *code* its address.

    *label* names the rubric, *one* one of its lines, *add* is the button, *empty*
    the sentence when nothing is noted. *none* is the sentence of « rien à signaler »,
    "" where that answer means nothing. A line that *ends* may be ended with a date;
    a rubric *alone* has one line at most.
    """

    kind: str
    code: str
    label: str
    one: str
    icon: str
    asks: tuple[Ask, ...]
    none: str = ""
    ends: bool = False
    alone: bool = False
    add: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """« Ligne » of a rubric: what is *said*, who says so, whether it still holds."""

    entry: Entry
    topic: Topic
    said: Mapping[str, str] = field(repr=False)
    state: Literal["active", "ended", "withdrawn"] = "active"
    source: str = "declared"
    author: str = field(default="", repr=False)

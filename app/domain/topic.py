"""« Rubrique du profil » : what is asked about one subject, and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Literal

from app.domain.entry import Entry

LINE_MAX: Final = 100
TEXT_MAX: Final = 3_000
PHONE_MAX: Final = 30
MONEY_MAX: Final = 16
"""The longest answers, in characters."""

SINCE: Final = "since"
END: Final = "end"
"""The names of the dates a line begins and ends with, wherever they are asked."""

State = Literal["active", "ended", "withdrawn"]
Answer = Literal["", "none", "unknown"]


class Shape(StrEnum):
    """How an answer is given.

    LINE is one line, TEXT several, DATE an ISO date of any precision, CHOICE the code
    of one option, MEDICINE a line the code of a box may fill, PHONE a number to call,
    MONEY euros with their two decimals.
    """

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    MEDICINE = "medicine"
    PHONE = "phone"
    MONEY = "money"


_MOST = {Shape.TEXT: TEXT_MAX, Shape.PHONE: PHONE_MAX, Shape.MONEY: MONEY_MAX}


@dataclass(frozen=True, slots=True)
class Slice:
    """The item of a list that holds *pattern*; made of it when there is none."""

    pattern: Mapping[str, Any] = field(hash=False)


Path = tuple[str | int | Slice, ...]
"""Where a resource says it: names, ranks in a list, items known by what they hold."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: its code, and its words."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: *at* is where FHIR says it, *system* that of its codes.

    A CHOICE without a system is a bare code. *most* is another longest answer; a day
    to come is refused unless *ahead*; *digits* is how many figures make the answer, the
    last one proving the others.
    """

    name: str
    label: str
    shape: Shape = Shape.LINE
    hint: str = ""
    options: tuple[Option, ...] = ()
    needed: bool = False
    at: Path = ()
    system: str = ""
    most: int = 0
    ahead: bool = False
    digits: int = 0

    @property
    def longest(self) -> int:
        """The longest answer, in characters."""
        return self.most or self.digits or _MOST.get(self.shape, LINE_MAX)

    def words(self, code: str) -> str:
        """Return the words of an option, *code* itself for one nobody knows."""
        return next((one.label for one in self.options if one.code == code), code)


@dataclass(frozen=True, slots=True)
class Topic:
    """« Rubrique » of the profile: *kind* is the code of its entries.

    *code* is its part of an address, *rank* its place among the others. *none* is the
    sentence of « rien à signaler », "" where that means nothing; *none_code* and
    *unknown_code* say it to machines (IPS, absent or unknown). *ends*: a line may be
    over; *alone*: the person notes one line at most. One of *either* must be said,
    never both. *beside* are the kinds its lines often go with, besides documents.
    *apart*: kept for the person, no part of what a doctor is told.
    Without *asks* it has screens of its own.
    """

    kind: str
    code: str
    label: str
    one: str
    icon: str
    add: str = ""
    empty: str = ""
    asks: tuple[Ask, ...] = ()
    none: str = ""
    none_code: str = ""
    unknown_code: str = ""
    ends: bool = False
    alone: bool = False
    either: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    apart: bool = False
    rank: int = 99

    def ask(self, name: str) -> Ask | None:
        """Return what is asked under *name*, None for nothing."""
        return next((one for one in self.asks if one.name == name), None)

    def title(self, said: Mapping[str, str]) -> str:
        """Return what a line is called in lists and searches."""
        names = self.named or tuple(one.name for one in self.asks[:1])
        asked = [(self.ask(name), said.get(name, "")) for name in names]
        return ", ".join(ask.words(text) for ask, text in asked if ask and text)


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """« Ligne » of a topic: what was *said* by name, "" never kept.

    *source* is who said it: `declared` is the person, or `professional`, `laboratory`,
    `service`; *author* is their name, "" when it is the person or nobody knows.
    """

    entry: Entry
    topic: Topic
    said: Mapping[str, str]
    state: State = "active"
    source: str = "declared"
    author: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.topic.title(self.said)


@dataclass(frozen=True, slots=True, repr=False)
class Version:
    """« Version » of a line: what it said until *at*, Unix ms."""

    line: Line
    at: int

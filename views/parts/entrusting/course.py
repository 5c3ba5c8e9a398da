"""« Confier » step by step: what is typed so far, and what each press does."""

import asyncio
from calendar import monthrange
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain.collection import Rubric
from app.domain.errors import AlveoleError, Refused
from app.domain.mandate import Known, until_of
from views.errors import sentence_for
from views.parts.acting import noted
from views.parts.draft import Draft
from views.parts.entrusting.words import STEPS
from views.parts.summary import Fault
from views.parts.typed_date import iso_date
from views.parts.watching import here, local_now, porch
from views.text import _

CODE, NAME, RUBRICS, DAY = (
    "entrust-code",
    "entrust-name",
    "entrust-what",
    "entrust-day",
)
"""The fields of the form, by the step that asks for each."""
MONTHS: Final = ("1", "3", "6", "12")
OTHER: Final = "other"
LONGEST: Final = 12
_DAY: Final = len("2026-11-23")


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """What may be entrusted, how much there is of each, and what was being typed."""

    rubrics: Sequence[Rubric]
    counts: Mapping[Rubric, int]
    draft: Mapping[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Typed:
    """The answers so far, and the step shown. *known* is who the code leads to."""

    rank: int = 0
    code: str = ""
    name: str = ""
    taken: frozenset[Rubric] = frozenset()
    months: str = "3"
    day: str = ""
    known: Known | None = None
    busy: bool = False
    faults: tuple[Fault, ...] = field(default=())


def begun(draft: Mapping[str, str]) -> Typed:
    """Return the form as its draft left it."""
    rank, taken = draft.get("rank", "0"), draft.get("taken", "").split()
    return Typed(
        rank=min(int(rank), len(STEPS) - 1),
        code=draft.get("code", ""),
        name=draft.get("name", ""),
        taken=frozenset(Rubric(int(one)) for one in taken),
        months=draft.get("months", "3"),
        day=draft.get("day", ""),
    )


def last_of(typed: Typed, today: date) -> date:
    """Return the last day chosen.

    Raises Refused("date.malformed" | "mandate.until").
    """
    if typed.months != OTHER:
        return in_months(today, int(typed.months))
    text = iso_date(typed.day, today)
    if len(text) != _DAY:
        raise Refused("date.malformed")
    day = date.fromisoformat(text)
    if not today <= day <= in_months(today, LONGEST):
        raise Refused("mandate.until")
    return day


def in_months(day: date, count: int) -> date:
    """Return the same day so many months later, or the last one of that month."""
    year, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class Course:
    """What each button of the form does."""

    def __init__(
        self, draft: Draft, change: Callable[..., None], now: Callable[[], Typed]
    ) -> None:
        self._flow = here().mandates
        self._zone, self._today = here().zone, local_now().date()
        self._draft, self._change, self._now = draft, change, now
        self._around = porch()

    def put(self, **answers: object) -> None:
        """Take answers."""
        self._change(faults=(), **answers)
        self._keep()

    def turn(self, rank: int) -> None:
        """Show another step."""
        self._change(rank=rank, faults=())
        self._keep()
        self._around.say(_(STEPS[rank]))

    async def next(self) -> None:
        """Go on once the step shown has its answer; else say what is wrong."""
        rank = self._now().rank
        name = (CODE, NAME, RUBRICS, DAY)[rank]
        checks = (self._find, self._named, self._chosen, self._dated)
        if await self._sound(name, checks[rank]):
            self.turn(rank + 1)

    async def give(self) -> None:
        """Entrust; what fails is said, and nothing typed is lost."""
        if not await self._sound(CODE, self._given):
            return
        await self._draft.drop()
        words = _("C'est noté. {name} pourra lire après le prochain échange.")
        self._around.tell(words.format(name=self._now().name.strip()), leaving=True)
        self._around.go("/proches")

    async def leave(self) -> None:
        """Give up what was typed."""
        await self._draft.drop()
        self._around.go("/proches")

    async def _sound(self, name: str, check: Callable[[], Awaitable[object]]) -> bool:
        self._change(busy=True, faults=())
        try:
            await check()
        except AlveoleError as error:
            noted(error.code)
            self._wrong(name, sentence_for(error.code, error.details))
        except _Missing as missing:
            self._wrong(name, str(missing))
        finally:
            self._change(busy=False)
        return not self._now().faults

    def _wrong(self, name: str, told: str) -> None:
        self._change(faults=(Fault(name, told),))
        self._around.say(told)

    async def _find(self) -> Known:
        known = await self._flow.find(self._now().code)
        self._change(known=known, name=self._now().name or known.name)
        return known

    async def _named(self) -> None:
        if not self._now().name.strip():
            raise _Missing(_("Donnez un nom à cette personne."))

    async def _chosen(self) -> None:
        if not self._now().taken:
            raise _Missing(_("Choisissez au moins une rubrique."))

    async def _dated(self) -> None:
        last_of(self._now(), self._today)

    async def _given(self) -> None:
        to = self._now().known or await self._find()  # a draft keeps the code alone
        said = self._now()
        until = until_of(last_of(said, self._today), self._zone)
        rubrics = tuple(one for one in self._flow.offered() if one in said.taken)
        give = self._flow.give
        await asyncio.to_thread(give, to, name=said.name, rubrics=rubrics, until=until)

    def _keep(self) -> None:
        now = self._now()
        taken = " ".join(str(int(one)) for one in sorted(now.taken))
        kept = {"code": now.code, "name": now.name, "taken": taken, "day": now.day}
        self._draft.keep({**kept, "months": now.months, "rank": str(now.rank)})


class _Missing(Exception):
    """An answer that is needed, said in words."""

"""« Confier » step by step: what is typed so far, and what it is checked by."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.collection import Rubric
from app.domain.mandate import Known, until_of
from views.parts.entrusting.words import STEPS
from views.parts.lasting import Length
from views.parts.stepped import Answers, Missing
from views.parts.watching import here, local_now
from views.text import _

CODE, NAME, RUBRICS, DAY = (
    "entrust-code",
    "entrust-name",
    "entrust-what",
    "entrust-day",
)
"""The fields of the form, by the step that asks for each."""
_TOO_FAR: Final = "mandate.until"


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """What may be entrusted, how much there is of each, and what was being typed."""

    rubrics: Sequence[Rubric]
    counts: Mapping[Rubric, int]
    draft: Mapping[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Typed(Answers):
    """The answers so far. *known* is who the code leads to."""

    code: str = ""
    name: str = ""
    taken: frozenset[Rubric] = frozenset()
    months: str = "3"
    day: str = ""
    known: Known | None = None

    @property
    def length(self) -> Length:
        """How long, as chosen or typed."""
        return Length(self.months, self.day)


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


class Giving:
    """Makes sure of each answer, then entrusts."""

    name: str = "entrust"
    titles: Sequence[str] = STEPS
    fields: Sequence[str] = (CODE, NAME, RUBRICS, DAY)
    home: str = "/proches"

    def __init__(self, change: Callable[..., None], now: Callable[[], Typed]) -> None:
        self._flow = here().mandates
        self._zone, self._today = here().zone, local_now().date()
        self._change, self._now = change, now

    def checks(self) -> Sequence[Callable[[], Awaitable[object]]]:
        """Return what makes sure of each answer."""
        return self._find, self._named, self._chosen, self._dated

    def kept(self) -> Mapping[str, str]:
        """Return the answers as the draft keeps them."""
        now = self._now()
        taken = " ".join(str(int(one)) for one in sorted(now.taken))
        said = {"code": now.code, "name": now.name, "taken": taken, "day": now.day}
        return {**said, "months": now.months, "rank": str(now.rank)}

    async def finish(self) -> str:
        """Entrust; say from when it is read."""
        to = self._now().known or await self._find()  # a draft keeps the code alone
        said = self._now()
        until = until_of(said.length.last(self._today, _TOO_FAR), self._zone)
        rubrics = tuple(one for one in self._flow.offered() if one in said.taken)
        give = self._flow.give
        await asyncio.to_thread(give, to, name=said.name, rubrics=rubrics, until=until)
        words = _("C'est noté. {name} pourra lire après le prochain échange.")
        return words.format(name=said.name.strip())

    async def _find(self) -> Known:
        known = await self._flow.find(self._now().code)
        self._change(known=known, name=self._now().name or known.name)
        return known

    async def _named(self) -> None:
        if not self._now().name.strip():
            raise Missing(_("Donnez un nom à cette personne."))

    async def _chosen(self) -> None:
        if not self._now().taken:
            raise Missing(_("Choisissez au moins une rubrique."))

    async def _dated(self) -> None:
        self._now().length.last(self._today, _TOO_FAR)

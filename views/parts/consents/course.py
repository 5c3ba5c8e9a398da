"""« Autoriser » step by step: what is typed so far, and what it is checked by."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.consent import Finality, Service
from app.domain.entry import Entry
from app.domain.mandate import until_of
from app.domain.words import N_
from app.fhir.ips import Section
from views.parts.lasting import Length
from views.parts.stepped import Answers, Missing
from views.parts.watching import here, local_now
from views.text import _

NAME: Final = "authorise"
CODE, PURPOSE, DAY = "authorise-code", "authorise-purpose", "authorise-day"
"""The fields of the form, by the step that asks for each."""
STEPS: Final = (
    N_("Le code du service"),
    N_("Pour quoi faire"),
    N_("Jusqu'à quand"),
    N_("Relisez avant d'autoriser"),
)
_TOO_FAR: Final = "consent.until"


@dataclass(frozen=True, slots=True, repr=False)
class Leaving:
    """What would leave: the synthesis, and what it says, section by section."""

    entry: Entry
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """The service a code led to, remembered while another page is looked at."""

    code: str = ""
    service: Service | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Typed(Answers):
    """The answers so far; nothing is chosen beforehand. *service* has that code."""

    code: str = ""
    purpose: str = ""
    months: str = ""
    day: str = ""
    service: Service | None = None

    @property
    def length(self) -> Length:
        """How long, as chosen or typed."""
        return Length(self.months, self.day)


def begun(draft: Mapping[str, str], found: Found) -> Typed:
    """Return the form as its draft left it, at the step it was if the service is known.

    Else its code comes first: whom one allows is always seen.
    """
    said = Typed(
        code=draft.get("code", ""),
        purpose=draft.get("purpose", ""),
        months=draft.get("months", ""),
        day=draft.get("day", ""),
    )
    if not found.service or found.code != said.code:
        return said
    rank = min(int(draft.get("rank", "0")), len(STEPS) - 1)
    return replace(said, rank=rank, service=found.service)


class Allowing:
    """Makes sure of each answer, then lets the service read."""

    name: str = NAME
    titles: Sequence[str] = STEPS
    fields: Sequence[str] = (CODE, PURPOSE, DAY)
    home: str = "/services"

    def __init__(
        self,
        change: Callable[..., None],
        now: Callable[[], Typed],
        know: Callable[[Found], None],
    ) -> None:
        self._flow = here().consents
        self._zone, self._today = here().zone, local_now().date()
        self._change, self._now, self._know = change, now, know

    def checks(self) -> Sequence[Callable[[], Awaitable[object]]]:
        """Return what makes sure of each answer."""
        return self._find, self._purposed, self._dated

    def kept(self) -> Mapping[str, str]:
        """Return the answers as the draft keeps them."""
        now = self._now()
        length = {"months": now.months, "day": now.day}
        said = {"code": now.code, "purpose": now.purpose, **length}
        return {**said, "rank": str(now.rank)}

    async def finish(self) -> str:
        """Let the service read; say from when."""
        said = self._now()
        service = said.service or await self._find()
        until, purpose = until_of(self._last(), self._zone), Finality.of(said.purpose)
        give = self._flow.give
        await asyncio.to_thread(give, service, finality=purpose, until=until)
        words = _("C'est noté. {name} pourra lire après le prochain échange.")
        return words.format(name=service.name)

    async def _find(self) -> Service:
        code = self._now().code
        service = await self._flow.find(code)
        self._change(service=service)
        self._know(Found(code, service))
        return service

    async def _purposed(self) -> None:
        if not self._now().purpose:
            raise Missing(_("Choisissez une raison."))

    async def _dated(self) -> None:
        self._last()

    def _last(self) -> date:
        return self._now().length.last(self._today, _TOO_FAR)

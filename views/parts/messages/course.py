"""« Écrire à un professionnel » step by step: what is typed, and what checks it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.mandate import until_of
from app.domain.message import SUBJECT_MAX, Correspondent
from app.domain.words import N_
from views.parts.lasting import Length
from views.parts.messages.words import page_of
from views.parts.stepped import Answers, Missing
from views.parts.unread import PLACE
from views.parts.watching import here, local_now
from views.text import _

NAME: Final = "write-to"
CODE, SUBJECT, DAY = f"{NAME}-code", f"{NAME}-subject", f"{NAME}-day"
"""The fields of the form, by the step that asks for each."""
STEPS: Final = (
    N_("Le code du professionnel"),
    N_("De quoi il s'agit"),
    N_("Jusqu'à quand"),
    N_("Relisez avant d'ouvrir"),
)
_MONTHS: Final = "3"
_TOO_FAR: Final = "message.until"


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """The professional a code led to, remembered while another page is looked at."""

    code: str = ""
    to: Correspondent | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Typed(Answers):
    """The answers so far; *to* has that code."""

    code: str = ""
    subject: str = ""
    months: str = _MONTHS
    day: str = ""
    to: Correspondent | None = None

    @property
    def length(self) -> Length:
        """How long, as chosen or typed."""
        return Length(self.months, self.day)


def begun(draft: Mapping[str, str], found: Found) -> Typed:
    """Return the form as its draft left it, where it was if one knows to whom.

    Else the code comes first: whom one writes to is always seen.
    """
    said = Typed(
        code=draft.get("code", ""),
        subject=draft.get("subject", ""),
        months=draft.get("months", _MONTHS),
        day=draft.get("day", ""),
    )
    if not found.to or found.code != said.code:
        return said
    rank = min(int(draft.get("rank", "0")), len(STEPS) - 1)
    return replace(said, rank=rank, to=found.to)


def too_long() -> str:
    """Say how long the subject may be."""
    return _("C'est trop long : {most} signes au plus.").format(most=SUBJECT_MAX)


class Opening:
    """Makes sure of each answer, then opens the conversation."""

    name: str = NAME
    titles: Sequence[str] = STEPS
    fields: Sequence[str] = (CODE, SUBJECT, DAY)
    home: str = PLACE

    def __init__(
        self,
        change: Callable[..., None],
        now: Callable[[], Typed],
        know: Callable[[Found], None],
    ) -> None:
        self._flow = here().messages
        self._zone, self._today = here().zone, local_now().date()
        self._change, self._now, self._know = change, now, know

    def checks(self) -> Sequence[Callable[[], Awaitable[object]]]:
        """Return what makes sure of each answer."""
        return self._find, self._about, self._dated

    def kept(self) -> Mapping[str, str]:
        """Return the answers as the draft keeps them."""
        now = self._now()
        length = {"months": now.months, "day": now.day}
        said = {"code": now.code, "subject": now.subject, **length}
        return {**said, "rank": str(now.rank)}

    async def finish(self) -> str:
        """Open it; one goes on there, where the first message is written."""
        said = self._now()
        to = said.to or await self._find()
        until, subject = until_of(self._last(), self._zone), said.subject.strip()
        made = await asyncio.to_thread(self._flow.open, to, subject, until)
        self.home = page_of(made.id)
        return _("La conversation est ouverte. Écrivez votre premier message.")

    async def _find(self) -> Correspondent:
        code = self._now().code
        found = await self._flow.find(code)
        self._change(to=found)
        self._know(Found(code, found))
        return found

    async def _about(self) -> None:
        subject = self._now().subject.strip()
        if not subject:
            raise Missing(_("Dites en quelques mots de quoi il s'agit."))
        if len(subject) > SUBJECT_MAX:
            raise Missing(too_long())

    async def _dated(self) -> None:
        self._last()

    def _last(self) -> date:
        return self._now().length.last(self._today, _TOO_FAR)

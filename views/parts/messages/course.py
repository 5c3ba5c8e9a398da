"""« Écrire à un professionnel » step by step: what is typed, and what checks it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from app.domain.message import SUBJECT_MAX, Correspondent
from app.domain.words import N_
from views.parts.certified import Found, Seeking, Typed, kept, until_by
from views.parts.messages.words import page_of
from views.parts.stepped import Missing
from views.parts.unread import PLACE
from views.parts.watching import here
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
WHAT: Final = "subject"
"""The name of what it is about, in the draft."""
MONTHS: Final = "3"
"""How long is proposed."""
_TOO_FAR: Final = "message.until"


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
        now: Callable[[], Typed[Correspondent]],
        know: Callable[[Found[Correspondent]], None],
    ) -> None:
        flow, until = here().messages, until_by(_TOO_FAR)
        self._open, self._now = flow.open, now
        self._seeking = Seeking(flow.find, change, now, know, until)

    def checks(self) -> Sequence[Callable[[], Awaitable[object]]]:
        """Return what makes sure of each answer."""
        return self._seeking.who, self._about, self._seeking.dated

    def kept(self) -> Mapping[str, str]:
        """Return the answers as the draft keeps them."""
        return kept(self._now(), WHAT)

    async def finish(self) -> str:
        """Open it; one goes on there, where the first message is written."""
        to, said = await self._seeking.chosen(), self._now()
        until, subject = self._seeking.until(said.length), said.what.strip()
        made = await asyncio.to_thread(self._open, to, subject, until)
        self.home = page_of(made.id)
        return _("La conversation est ouverte. Écrivez votre premier message.")

    async def _about(self) -> None:
        subject = self._now().what.strip()
        if not subject:
            raise Missing(_("Dites en quelques mots de quoi il s'agit."))
        if len(subject) > SUBJECT_MAX:
            raise Missing(too_long())

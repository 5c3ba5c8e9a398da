"""« Autoriser » step by step: what is typed so far, and what it is checked by."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.consent import Finality, Service
from app.domain.entry import Entry
from app.domain.words import N_
from app.fhir.ips import Section
from views.parts.certified import Found, Seeking, Typed, kept, until_by
from views.parts.stepped import Missing
from views.parts.watching import here
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
WHAT: Final = "purpose"
"""The name of what one is asked for, in the draft."""
_TOO_FAR: Final = "consent.until"


@dataclass(frozen=True, slots=True, repr=False)
class Leaving:
    """What would leave: the synthesis, and what it says, section by section."""

    entry: Entry
    sections: tuple[Section, ...]


class Allowing:
    """Makes sure of each answer, then lets the service read."""

    name: str = NAME
    titles: Sequence[str] = STEPS
    fields: Sequence[str] = (CODE, PURPOSE, DAY)
    home: str = "/services"

    def __init__(
        self,
        change: Callable[..., None],
        now: Callable[[], Typed[Service]],
        know: Callable[[Found[Service]], None],
    ) -> None:
        flow, until = here().consents, until_by(_TOO_FAR)
        self._give, self._now = flow.give, now
        self._seeking = Seeking(flow.find, change, now, know, until)

    def checks(self) -> Sequence[Callable[[], Awaitable[object]]]:
        """Return what makes sure of each answer."""
        return self._seeking.who, self._purposed, self._seeking.dated

    def kept(self) -> Mapping[str, str]:
        """Return the answers as the draft keeps them."""
        return kept(self._now(), WHAT)

    async def finish(self) -> str:
        """Let the service read; say from when."""
        service, said = await self._seeking.chosen(), self._now()
        until, purpose = self._seeking.until(said.length), Finality.of(said.what)
        await asyncio.to_thread(self._give, service, finality=purpose, until=until)
        words = _("C'est noté. {name} pourra lire après le prochain échange.")
        return words.format(name=service.name)

    async def _purposed(self) -> None:
        if not self._now().what:
            raise Missing(_("Choisissez une raison."))

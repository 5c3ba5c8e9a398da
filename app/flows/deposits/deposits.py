"""« Dépôts » : what the person says of laboratories, and what becomes of their mail."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from app.domain.errors import Refused
from app.flows.deposits.filing import Filing, Reader
from app.flows.deposits.reception import Reception, State
from app.flows.documents import Documents
from app.flows.preferences import Preferences
from app.ports.courier import Courier
from app.ports.journal import Journal
from app.ports.pulse import Pulse
from app.ports.trail import Trail
from app.rules.deposits.vouching import EVERY

_SERVER: Final = "deposits/server"
"""The preference that says where laboratories are to write."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether deposits are taken, and the text to give a laboratory, "" for none.

    Of a reception open elsewhere, the text is the address of the server it was for.
    *partly* says that it is not open to every profession that may deposit.
    """

    state: State
    text: str = ""
    partly: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Deposits:
    """Closed until the person opens it; every device then files what comes."""

    reception: Reception
    filing: Filing
    preferences: Preferences
    courier: Courier
    pulse: Pulse

    @classmethod
    def over(
        cls,
        documents: Documents,
        preferences: Preferences,
        journal: Journal,
        trail: Trail,
        courier: Courier,
        pulse: Pulse,
    ) -> Self:
        """Return the deposits of the space of these documents."""
        reception = Reception(documents.vault, journal, trail, documents.space)
        return cls(reception, Filing(documents), preferences, courier, pulse)

    def shown(self) -> Shown:
        """Say how the reception stands."""
        url, state = self.preferences.get(_SERVER), self.reception.state()
        if state is not State.OPEN:
            return Shown(state)
        if url != self.reception.space.server:
            return Shown(State.ELSEWHERE, url)
        partly = self.reception.professions() != frozenset(EVERY)
        return Shown(state, self.reception.address(url).text, partly)

    async def open(self, professions: Iterable[str] = EVERY) -> None:
        """Pin the directory of the server of today: only whom it vouches for may write.

        A laboratory does not reach the one of this machine: Refused("server.none").
        Raises what `Courier.directory` and `Reception.open` do.
        """
        url = self.reception.space.server
        if not url:
            raise Refused("server.none")
        told = await self.courier.directory()
        await asyncio.to_thread(self.reception.open, told, professions)
        await asyncio.to_thread(self.preferences.put, _SERVER, url)

    async def widen(self) -> tuple[str, ...]:
        """Open to every profession; return those it was open to, in order, for `open`.

        Raises what `open` does.
        """
        before = await asyncio.to_thread(self.reception.professions)
        await self.open()
        return tuple(one for one in EVERY if one in before)

    async def close(self) -> None:
        """Let nobody write any more. Raises Refused("deposit.not_yet")."""
        await asyncio.to_thread(self.reception.close)

    async def follow(self) -> None:
        """File what comes while the app is open; never ends."""
        await Reader(self.filing, self.pulse).follow()

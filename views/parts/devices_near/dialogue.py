"""« Dialogue » with a device, as the person in front of it follows it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from app.domain.device import DeviceIdentity, Reading, Rejected, Way
from app.domain.dialogue import (
    Advert,
    Ask,
    Capability,
    Cursor,
    Driver,
    Outcome,
    Session,
)
from app.domain.errors import AlveoleError, Broken
from app.flows.devices.told import Tally
from app.ports.radio import Listener, Radio


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a dialogue is: what it asks, how far it is, what came.

    *links* counts how often the device was joined; *shown* is the code to type on
    it, *wanted* says that its own is asked for. *last* is what it gave last, *tally*
    what became of all of it; *memory* says that it keeps what it measures. *chars*
    are its characteristics. *coded* says that a code was shown or typed, *codeless*
    that the pairing was made without any: a neighbour may have heard it.
    """

    links: int = 0
    done: int = 0
    total: int = 0
    battery: int | None = None
    ask: Ask | None = None
    wanted: bool = False
    shown: int | None = None
    last: Reading | None = None
    memory: bool = False
    chars: frozenset[str] = frozenset()
    coded: bool = False
    codeless: bool = False
    tally: Tally = field(default_factory=Tally)
    outcome: Outcome | None = None
    error: AlveoleError | None = None

    @property
    def over(self) -> bool:
        """Say whether it ended, well or not."""
        return bool(self.outcome or self.error)

    @property
    def live(self) -> Reading | None:
        """What was measured just now, None where it comes from a memory."""
        stored = (Way.STORED, Way.VIRTUAL) if self.memory else (Way.STORED,)
        return self.last if self.last and self.last.way not in stored else None

    @property
    def received(self) -> int:
        """How many readings came, new or not."""
        tally = self.tally
        beside = tally.beyond + tally.failed + tally.excluded
        return tally.kept + tally.duplicate + tally.waiting + beside


class Counting(Listener, Protocol):
    """A listener that counts what became of what came."""

    tally: Tally


class Dialogue:
    """Follows one dialogue for a screen, and answers what it asks."""

    def __init__(self, show: Callable[[Followed], None]) -> None:
        self.now = Followed()
        self._show = show
        self._answer: asyncio.Future[str | None] | None = None

    async def lead(
        self, radio: Radio, driver: Driver, advert: Advert, listener: Counting
    ) -> None:
        """Talk with a device to the end; what went wrong with it is shown."""
        self.say(memory=Capability.HISTORY in driver.can)
        try:
            outcome = await radio.talk(driver, advert, Heard(listener, self))
        except AlveoleError as error:
            self.say(error=error)
        except Exception:
            self.say(error=Broken("internal"))
            raise
        else:
            self.say(outcome=outcome)

    def say(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of `Followed`
        """Show what changed."""
        self.now = replace(self.now, **fields)
        self._show(self.now)

    def answer(self, said: str | None) -> None:
        """Give the person's answer, None for none."""
        if self._answer and not self._answer.done():
            self._answer.set_result(said)

    async def ask(self, question: Ask) -> str | None:
        """Ask the person."""
        return await self._asked(ask=question)

    async def passkey(self, shown: int | None) -> int | None:
        """Show the code of a pairing, or ask for the one the device shows."""
        self.say(coded=True)
        if shown is not None:
            self.say(shown=shown)
            return shown
        typed = await self._asked(wanted=True)
        return int(typed) if typed else None

    def told(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.say(done=done, total=total, shown=None)

    async def _asked(self, **what: Any) -> str | None:  # noqa: ANN401 - see `say`
        self._answer = asyncio.get_running_loop().create_future()
        self.say(**what)
        try:
            return await self._answer
        finally:
            self.say(ask=None, wanted=False)


class Heard:
    """Stands before a listener, and shows the person what goes through."""

    def __init__(self, inner: Counting, dialogue: Dialogue) -> None:
        self._inner = inner
        self._dialogue = dialogue
        self.spool, self.agreed = inner.spool, inner.agreed
        self.ask, self.passkey, self.told = inner.ask, inner.passkey, inner.told

    async def session(self, identity: DeviceIdentity, chars: frozenset[str]) -> Session:
        """Count the links: the second one takes up what the first left."""
        links = self._dialogue.now.links + 1
        self._dialogue.say(links=links, shown=None, chars=chars)
        return await self._inner.session(identity, chars)

    async def keep(
        self,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        cursor: Cursor | None,
    ) -> None:
        """Show what came once it is on disk, never before."""
        await self._inner.keep(readings, rejected, cursor)
        now = self._dialogue.now
        last = readings[-1] if readings else now.last
        self._dialogue.say(last=last, tally=self._inner.tally)

    def paired(self) -> None:
        """Show that the link was protected, and how well."""
        self._inner.paired()
        self._dialogue.say(codeless=not self._dialogue.now.coded)

    def battery(self, percent: int) -> None:
        """Show how full the battery is."""
        self._inner.battery(percent)
        self._dialogue.say(battery=percent)

"""« Dialogue » : what a driver asks, done over a link; what was heard, kept first."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from bleak.exc import BleakError

from app.domain.dialogue import (
    Agreed,
    Answer,
    Ask,
    Command,
    Cursor,
    Done,
    Event,
    Frame,
    Keep,
    Notified,
    Outcome,
    Pair,
    Read,
    Refusal,
    Silence,
    Subscribe,
    Talk,
    Tell,
    Value,
    Wait,
    Write,
)
from app.domain.errors import AlveoleError, Refused
from app.ports.radio import Listener
from sync.radio.air import Air
from sync.radio.faults import NEEDS_PAIRING, LinkLostError, refusal
from sync.radio.identity import ABOUT, BATTERY, SYSTEM_ID
from sync.radio.link import BOUND, Link, Said

SPOOLED: Final = frozenset({"2a9d", "2a9c", "2a35", "2a1c", "2a5e"})
"""Indications a device forgets once they are confirmed: on disk before anything."""
MOST: Final = 70_000
"""Packets of one dialogue: no memory of a device holds as many."""
_LAST_WORDS = 32
"""What a driver may still ask after the link is lost."""
_BREATH = 64
"""Packets after which the others on this loop have their turn."""


class Dialogue:
    """One conversation: a command at a time, packets in the order they came.

    When the link is lost, a driver is still given what was heard, then silence, so
    that it keeps what it has; what it asks of the device is refused as `absent`.
    *cursor* is how far the last history kept goes, *kept* how many records came.
    """

    def __init__(self, link: Link, listener: Listener, air: Air) -> None:
        self._link, self._listener, self._air = link, listener, air
        self._ready: asyncio.Queue[Said | AlveoleError | None] = asyncio.Queue(BOUND)
        self._vain, self._given, self._packets, self.kept = 0, 0, 0, 0
        self._told, self._cut, self._over = False, False, False
        self.cursor: Cursor | None = None
        self._answers: dict[type, Callable[[Any], Awaitable[Event]]] = {
            Subscribe: self._subscribe,
            Write: self._write,
            Read: self._read,
            Pair: self._pair,
            Wait: self._wait,
            Keep: self._keep,
            Tell: self._tell,
            Ask: self._ask,
            Agreed: self._agreed,
        }

    async def about(self) -> dict[str, bytes]:
        """Return what the device says of itself: its names, its battery.

        Raises LinkLostError rather than half of it: it would be another device.
        """
        said: dict[str, bytes] = {}
        for char in sorted((ABOUT.keys() | {SYSTEM_ID, BATTERY}) & self._link.chars):
            answer = await self._read(Read(char))
            if isinstance(answer, Value):
                said[char] = answer.payload
        if self._link.lost:
            raise LinkLostError
        return said

    async def lead(self, talk: Talk, source: str) -> Outcome:
        """Lead a driver to the end.

        Raises LinkLostError, Refused("device.endless") once it said far more than it
        can hold, and what keeping raises.
        """
        pump = asyncio.ensure_future(self._pump(source))
        try:
            command = next(talk)
            while True:
                command = talk.send(await self._answer(command))
        except StopIteration as end:
            return self._ended(end.value)
        finally:
            talk.close()
            self._link.broken()
            self._deafen()
            await pump

    def _ended(self, outcome: Outcome) -> Outcome:
        """Believe the end of a dialogue whose link is lost only where it may be one.

        A device that said all it had goes away: that is no fault, unless it went
        while it was still being asked.
        """
        if not self._link.lost or outcome in (Outcome.COMPLETE, Outcome.CANCELLED):
            return outcome
        if outcome is Outcome.NOTHING_NEW and not self._cut:
            return outcome
        raise self._lost()

    def _lost(self) -> Exception:
        return Refused("device.endless") if self._packets > MOST else LinkLostError()

    async def _pump(self, source: str) -> None:
        """Pass on what is heard, written down first where it could be lost."""
        while (said := await self._link.heard.get()) is not None:
            char, payload, at = said
            if char in SPOOLED:
                try:
                    await self._listener.spool(Frame(source, char, payload, at))
                except AlveoleError as error:
                    await self._pass_on(error)
                    return
            await self._pass_on(said)
        await self._pass_on(None)

    async def _pass_on(self, said: Said | AlveoleError | None) -> None:
        """Wait for room: what is heard meanwhile fills the link, that drops then."""
        if not self._over:
            await self._ready.put(said)

    def _deafen(self) -> None:
        """Read no more, and let what is still heard go as far as the disk."""
        self._over = True
        while not self._ready.empty():
            self._ready.get_nowait()

    async def _answer(self, command: Command) -> Event:
        self._given += 1
        if self._given % _BREATH == 0:
            await self._air.sleep(0)
        return await self._answers[type(command)](command)

    # ------------------------------------------------------------ the device

    async def _subscribe(self, command: Subscribe) -> Event:
        return await self._asked(lambda: self._link.subscribe(command.char))

    async def _write(self, command: Write) -> Event:
        return await self._asked(
            lambda: self._link.write(command.char, command.payload)
        )

    async def _read(self, command: Read) -> Event:
        read: list[bytes] = []

        async def reading() -> None:
            read.append(await self._link.read(command.char))

        answer = await self._asked(reading)
        return Value(command.char, read[0], self._air.now()) if read else answer

    async def _pair(self, _command: Pair) -> Event:
        try:
            await self._link.pair()
        except (BleakError, TimeoutError) as error:
            raise Refused("device.pairing_failed") from error
        if self._link.asks:
            self._listener.paired()
        return Done()

    async def _asked(self, action: Callable[[], Awaitable[None]]) -> Event:
        """Do something; where the link must be protected first, pair and repeat."""
        try:
            code = await _refused(action)
            if code == NEEDS_PAIRING:
                await self._pair(Pair())
                code = await _refused(action)
        except LinkLostError:
            self._link.broken()
            self._cut = self._cut or not self._told
            return self._in_vain(Refusal("absent"))
        if code == NEEDS_PAIRING:
            raise Refused("device.bond_lost")
        return Refusal(code) if code else Done()

    async def _wait(self, command: Wait) -> Event:
        if self._told:
            return self._in_vain(Silence())
        try:
            said = await self._next(command.seconds * self._air.pace)
        except TimeoutError:
            return Silence()
        if isinstance(said, AlveoleError):
            raise said
        self._packets += said is not None
        if said is None or self._packets > MOST:
            self._told = True
            self._link.broken()
            return Silence()
        return Notified(*said)

    async def _next(self, seconds: float) -> Said | AlveoleError | None:
        async with asyncio.timeout(seconds):
            return await self._ready.get()

    def _in_vain(self, answer: Event) -> Event:
        """Answer a driver whose link is lost; one that goes on for ever is ended."""
        self._vain += 1
        if self._vain > _LAST_WORDS:
            raise self._lost()
        return answer

    # ----------------------------------------------------------- the listener

    async def _keep(self, command: Keep) -> Event:
        await self._listener.keep(command.readings, command.rejected, command.cursor)
        self.cursor = command.cursor or self.cursor
        self.kept += len(command.readings) + len(command.rejected)
        return Done()

    async def _tell(self, command: Tell) -> Event:
        self._listener.told(command.done, command.total)
        return Done()

    async def _ask(self, command: Ask) -> Event:
        answer = await self._listener.ask(command)
        return Refusal("cancelled") if answer is None else Answer(answer)

    async def _agreed(self, command: Agreed) -> Event:
        await self._listener.agreed(command.consent)
        return Done()


async def _refused(action: Callable[[], Awaitable[None]]) -> str:
    """Do something; return the code of its refusal, "" when it was done."""
    try:
        await action()
    except BleakError as error:
        return refusal(error)
    return ""

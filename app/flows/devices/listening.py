"""« À l'écoute » : what follows a dialogue, the inbox behind and a person in front."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.dialogue import (
    Advert,
    Ask,
    Consent,
    Cursor,
    Driver,
    Frame,
    Question,
    Session,
    Wishes,
)
from app.domain.errors import AlveoleError, Refused
from app.domain.ucp import UCP
from app.domain.write import Write
from app.flows.devices.appliance import Appliance
from app.flows.devices.enlisting import ALLOWED, Enlisting
from app.flows.devices.inbox import Inbox
from app.flows.devices.telling import allow, decided, facts
from app.flows.devices.told import Tally


class Person(Protocol):
    """Who is in front of the screen during a dialogue."""

    async def ask(self, question: Ask) -> str | None:
        """Answer what the device wants to know, None for no answer."""
        ...

    async def passkey(self, shown: int | None) -> int | None:
        """Type the code *shown*, or tell the one the device shows (None)."""
        ...

    def told(self, done: int, total: int) -> None:
        """Hear how far it is."""
        ...


class Listening:
    """A `Listener` of the radio; *tally* counts what came, *last* is what came last.

    *call* is who talks with whom, and whether a program plays the device. *device*
    is the one that speaks, once it said who it is: it is added then, for the person
    chose it.
    """

    def __init__(
        self,
        enlisting: Enlisting,
        inbox: Inbox,
        call: tuple[Driver, Advert, bool],
        person: Person,
        wishes: Wishes = ALLOWED,
    ) -> None:
        self._enlisting, self._inbox = enlisting, inbox
        self._driver, self._advert, self._virtual = call
        self._person, self._wishes = person, wishes
        self._saving: list[asyncio.Task[None]] = []
        self.device: Appliance | None = None
        self.tally = Tally()
        self.last: Sequence[Reading] = ()

    async def session(self, identity: DeviceIdentity, chars: frozenset[str]) -> Session:
        """Say what is known of this device, once it said who it is."""
        return await asyncio.to_thread(self._met, identity, chars)

    async def spool(self, frame: Frame) -> None:
        """Keep a packet on disk before anybody reads it."""
        await asyncio.to_thread(self._inbox.spool, frame)

    async def keep(
        self,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        cursor: Cursor | None,
    ) -> None:
        """Keep readings and how far they go, all on disk when it returns."""
        await asyncio.to_thread(self._keep, readings, rejected, cursor)

    async def agreed(self, consent: Consent) -> None:
        """Remember the user of this device."""
        await asyncio.to_thread(self._enlisting.agreed, self._own(), consent)

    async def ask(self, question: Ask) -> str | None:
        """Ask the person, None for no answer; the code of a new user is drawn."""
        if question.question is Question.USER:
            return await self._told_of(question)
        said = await self._person.ask(question)
        if said is None or question.question is not Question.REGISTER:
            return said
        return str(self._enlisting.code())

    async def _told_of(self, question: Ask) -> str | None:
        """Ask once whether this device may be told of the person, what is named."""
        device = self._own()
        names = {one.partition("=")[0] for one in question.choices}
        if decided(device, names):
            return device.tells
        said = await self._person.ask(question)
        if said:
            room = self._enlisting.room
            await asyncio.to_thread(allow, room, device.key, said, names)
        return said

    async def passkey(self, shown: int | None) -> int | None:
        """Show the code of a pairing, or ask for the one the device shows (None)."""
        return await self._person.passkey(shown)

    def told(self, done: int, total: int) -> None:
        """Hear how far it is."""
        self._person.told(done, total)

    def paired(self) -> None:
        """Keep nothing of it: bonds belong to the system."""

    def battery(self, percent: int) -> None:
        """Hear how full the battery is."""
        loop = asyncio.get_running_loop()
        self._saving.append(loop.create_task(self._tired(percent)))

    async def _tired(self, percent: int) -> None:
        """Note the battery; a full disk ends no dialogue for so little."""
        with suppress(AlveoleError):
            await asyncio.to_thread(self._note, percent)

    def _note(self, percent: int) -> None:
        roster = self._enlisting.roster
        with self._enlisting.room.turn:
            said = roster.noted(self._own().entry, battery=percent)
            if said:
                roster.vault.commit(Write(roster.space.id, settings=said))

    def _met(self, identity: DeviceIdentity, chars: frozenset[str]) -> Session:
        found = self._enlisting.met(self._driver, self._advert, identity)
        self.device, wishes = found, self._wishes
        if UCP in chars and not wishes.user:
            wishes = replace(wishes, user=facts(self._enlisting.room))
        return self._enlisting.session(found, chars, wishes, virtual=self._virtual)

    def _keep(
        self,
        readings: Sequence[Reading],
        rejected: Sequence[Rejected],
        cursor: Cursor | None,
    ) -> None:
        device = self._own().identity
        frames = self._inbox.frames(device.key, [*readings, *rejected])
        self.tally += self._inbox.take_in(
            readings, rejected, device=device, cursor=cursor, frames=frames
        )
        self.last = readings or self.last

    def _own(self) -> Appliance:
        """Return the device that speaks. Raises Refused("device.absent")."""
        if self.device is None:
            raise Refused("device.absent")
        return self.device

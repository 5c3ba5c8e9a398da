"""What a page needs before it is taken in: who wrote it, bodies that are files."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from app.domain.entry import Attachment
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId
from app.flows.sealed.bodies import Wanting
from app.rules.people import Person
from sync import wire
from sync.courier.freight import Freight
from sync.courier.messages import named, person

T = TypeVar("T")

Ask = Callable[[bytes], Awaitable[dict[str, object]]]


@dataclass(frozen=True, slots=True)
class Acquaintances:
    """Asks a server who devices are of, each once; *identity* is our own."""

    peer: wire.Peer
    identity: bytes
    told: dict[bytes, Person] = field(default_factory=dict)

    async def people(self, strangers: set[bytes]) -> list[Person]:
        """Return our own identity as the server tells it, then whose *strangers* are.

        A device it does not tell of is left out.
        """
        people = [await self._told(self.identity, self.peer.identity)]
        for device in strangers - named(people[0]):
            with suppress(Refused):
                people.append(await self._told(device, self.peer.owner))
        return people

    async def _told(self, who: bytes, ask: Ask) -> Person:
        if who not in self.told:
            self.told[who] = person(await ask(who))
        return self.told[who]


async def with_bodies(take: Callable[[], T], freight: Freight, lost: set[BlobId]) -> T:
    """Take rows in, the files that hold bodies of them brought first, some at a time.

    A body that is spoilt or no longer kept is noted in *lost*: it costs its entry,
    not the log. Raises Wanting for one that was brought, and is still wanted.
    """
    brought = set[BlobId]()
    while True:
        try:
            return await asyncio.to_thread(take)
        except Wanting as absent:
            wanted = {file.blob for file in absent.files}
            if wanted <= brought:
                raise
            for file in absent.files:
                if not await _body(file, freight):
                    lost.add(file.blob)
            brought |= wanted


async def _body(file: Attachment, freight: Freight) -> bool:
    """Bring a body; say whether it is here."""
    try:
        await freight.fetch(file)
    except (Broken, Refused) as fault:
        if fault.code not in ("blob.mismatch", "not_found"):
            raise
        return False
    return True

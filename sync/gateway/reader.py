"""« Passerelle de lecture » : what people let a certified service read, by its keys."""

import asyncio
from dataclasses import dataclass, field

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.flows.keychain import Me
from app.flows.world import World
from app.ports.entrusted import EntrustedStore
from sync import wire
from sync.courier.lanes import Offered
from sync.gateway.following import Follower, Memory

_PAGES, _BUNDLE = "original", "bundle"


@dataclass(frozen=True, slots=True)
class Reading:
    """« Synthèse lue » : pages (PDF), and a document Bundle (application/fhir+json).

    *until* is when it may no longer be read, in Unix ms.
    """

    title: str = field(repr=False)
    pages: bytes = field(repr=False)
    bundle: bytes = field(repr=False)
    until: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads each lane as a relative does; the arguments are those of `Follower`."""

    peer: wire.Peer
    me: Me
    store: EntrustedStore
    memory: Memory
    world: World

    async def read(self) -> list[Reading]:
        """Return what may be read today, of everybody; nothing without a consent.

        Raises what the peer raises, Broken(code) when a lane is not what it was.
        """
        kept = self.peer, self.me, self.store, self.memory, self.world
        follower, found = Follower(*kept), list[Reading]()
        async for one in follower.lanes():
            entry = await asyncio.to_thread(_copy, follower, one)
            if entry is not None:
                found.append(await _reading(follower, one, entry))
        return found


def _copy(follower: Follower, one: Offered) -> Entry | None:
    """Return the copy that lies in a lane, None where none may be read."""
    if not follower.open(one, Rubric.SERVICE):
        return None
    return next(follower.entries(one), None)


async def _reading(follower: Follower, one: Offered, entry: Entry) -> Reading:
    pages, bundle = [
        await _file(follower, one, entry, role) for role in (_PAGES, _BUNDLE)
    ]
    return Reading(entry.title, pages, bundle, follower.kept(one).until)


async def _file(follower: Follower, one: Offered, entry: Entry, role: str) -> bytes:
    file = next((each for each in entry.attachments if each.role == role), None)
    if file is None:
        raise Refused("document.no_file")
    return await follower.content(one, entry.id, file)

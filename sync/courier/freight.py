"""Carries sealed files by parts: three at a time, and again from where it stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping

from app.crypto.canon import digest
from app.domain.entry import Attachment
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId, SpaceId
from app.ports.blobs import Blobs
from app.ports.courier import Progress, unheard
from sync.wire import Peer

LANES = 3
ASKED_MAX = 1000
TRIES = 3

Place = tuple[BlobId, int]
"""Where a part lies: its file, and its rank in it."""

Job = Callable[[], Awaitable[None]]

Came = Callable[[], object]
"""Told of each part that came, or went; what it raises stops the rest."""


def places(files: Iterable[Attachment]) -> dict[bytes, Place]:
    """Say where each part of *files* lies on this device."""
    return {
        part: (file.blob, index)
        for file in files
        for index, part in enumerate(file.parts)
    }


class Freight:
    """Moves the parts of one space between this device and the server."""

    def __init__(self, space: SpaceId, peer: Peer, blobs: Blobs) -> None:
        self._space = space
        self._peer = peer
        self._blobs = blobs

    async def send(
        self,
        wanted: Iterable[bytes],
        here: Mapping[bytes, Place],
        tell: Progress = unheard,
    ) -> None:
        """Give the server those of the parts *wanted* it lacks.

        *tell* hears of each part that is there; stopped by what it raises, it goes on
        from there the next time. Raises Refused("blob.absent") when a part is no
        longer here.
        """
        parts, done = list(wanted), 0

        def there(count: int = 1) -> None:
            nonlocal done
            done += count
            tell(done, len(parts))

        for start in range(0, len(parts), ASKED_MAX):
            asked = parts[start : start + ASKED_MAX]
            missing = set(await self._peer.missing(self._space, asked))
            lacking = [part for part in asked if part in missing]
            if not here.keys() >= set(lacking):
                raise Refused("blob.absent")
            there(len(asked) - len(lacking))
            await abreast(self._putting(part, here[part], there) for part in lacking)

    async def lacking(self, parts: Iterable[bytes]) -> set[bytes]:
        """Return those of *parts* the server does not hold."""
        asked, lacking = list(parts), set[bytes]()
        for start in range(0, len(asked), ASKED_MAX):
            some = asked[start : start + ASKED_MAX]
            lacking |= set(await self._peer.missing(self._space, some))
        return lacking

    def _putting(self, part: bytes, place: Place, there: Came) -> Job:
        async def put() -> None:
            content = await asyncio.to_thread(self._blobs.part, *place)
            await self._peer.put_part(self._space, part, content)
            there()

        return put

    async def fetch(self, file: Attachment, came: Came = dict) -> None:
        """Bring one file whole, keeping each right part as it comes.

        Raises Broken("blob.mismatch") when a part was wrong three times.
        """
        if await asyncio.to_thread(self._blobs.has, file.blob):
            return
        here = await asyncio.to_thread(self._blobs.parts_here, file.blob)
        await abreast(self._getting(file, here, came))
        await asyncio.to_thread(self._blobs.assemble, file.blob, file.parts)

    def _getting(self, file: Attachment, here: set[int], came: Came) -> Iterator[Job]:
        for index, part in enumerate(file.parts):
            if index not in here:
                yield self._one((file.blob, index), part, came)

    def _one(self, place: Place, part: bytes, came: Came) -> Job:
        async def get() -> None:
            content = await self.part(part)
            await asyncio.to_thread(self._blobs.store_part, *place, content)
            came()

        return get

    async def part(self, part: bytes) -> bytes:
        """Return one part whose hash is right. Raises Broken("blob.mismatch")."""
        for _ in range(TRIES):
            content = await self._peer.get_part(self._space, part)
            if await asyncio.to_thread(digest, content) == part:
                return content
        raise Broken("blob.mismatch")


async def abreast(jobs: Iterable[Job]) -> None:
    """Run *jobs* three at a time; the first error stops them all."""
    waiting = iter(jobs)

    async def lane() -> None:
        for job in waiting:
            await job()

    try:
        async with asyncio.TaskGroup() as lanes:
            for _ in range(LANES):
                lanes.create_task(lane())
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None

"""Sealed parts: which are missing, put, get in stretches."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.domain.errors import Refused
from sync.server.answers import packed
from sync.server.asked import octets, read, route, space_of
from sync.server.deposits import answered, openings, share
from sync.server.gate import Desk
from sync.server.records import Quota
from sync.wire import PART_MAX, Missing

IDS_MAX = 1000
SHA_SIZE = 32
_ids = msgspec.msgpack.Decoder(list[bytes])


class Parts:
    """The routes of the parts of a space."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Return the routes of the parts."""
        part = "/v1/spaces/{space}/blobs/{sha}"
        return [
            route("/v1/spaces/{space}/blobs/missing", self.missing, "POST"),
            route(part, self.put, "PUT"),
            route(part, self.get, "GET"),
        ]

    async def missing(self, request: Request) -> Response:
        """Return which of at most 1,000 parts the space does not hold."""
        space = await self._space(request)
        shas = read(_ids, await request.body())
        if len(shas) > IDS_MAX or any(len(sha) != SHA_SIZE for sha in shas):
            raise Refused("malformed")
        return packed(Missing(await self._desk.ledger.lacking(space, shas)))

    async def put(self, request: Request) -> Response:
        """Keep a part: first its bytes, then its line in the ledger."""
        (space, quota), sha = await self._writable(request), _sha(request)
        content, desk = await request.body(), self._desk
        if not 0 < len(content) <= PART_MAX:
            raise Refused("too_large" if content else "malformed")
        async with desk.turn(sha):
            await desk.blobs.put(space, sha, content)
            await self._note(space, (sha, len(content)), quota)
        desk.meters.add("part_bytes", by=len(content))
        return Response(status_code=204)

    async def _note(self, space: bytes, part: tuple[bytes, int], quota: Quota) -> None:
        """Note a part; the bytes of one refused are not kept."""
        desk = self._desk
        try:
            await desk.ledger.add_part(space, part, desk.world.millis(), quota)
        except Refused:
            await _forget(desk, space, part[0])
            raise

    async def get(self, request: Request) -> Response:
        """Return a part, or the stretch asked by `Range`, once an op refers to it."""
        space, sha = space_of(request), _sha(request)
        await self._shown(request, space, sha)
        content = await self._desk.blobs.get(space, sha)
        start, end = _range(request.headers.get("range", ""), len(content))
        headers = {"accept-ranges": "bytes", "etag": f'"{sha.hex()}"'}
        whole = end - start == len(content)
        if not whole:
            headers["content-range"] = f"bytes {start}-{end - 1}/{len(content)}"
        return Response(
            content[start:end],
            200 if whole else 206,
            headers,
            "application/octet-stream",
        )

    async def _shown(self, request: Request, space: bytes, sha: bytes) -> None:
        """Let pass who may read an op that names a part: others find nothing."""
        desk = self._desk
        card = await desk.gate.member(desk.gate.bearer(request), space)
        if card.whole:
            named = await desk.ledger.referenced(space, sha)
        else:
            named = await desk.ledger.named(space, sha, card.lanes)
        if not named:
            raise Refused("not_found")

    async def _writable(self, request: Request) -> tuple[bytes, Quota]:
        """Return a space whose parts its caller may add to, and how far.

        A depositor may, where the person takes them in, and who answers in a lane.
        """
        try:
            return await self._space(request), self._desk.world.settings.quota
        except Refused:
            desk, space = self._desk, space_of(request)
            session, rate = desk.gate.bearer(request), "answer_part"
            if not await answered(desk, session, space):
                profession = await desk.gate.profession(session)
                if not profession:
                    raise
                await openings(desk, space, profession)
                rate = "deposit"
            desk.limits.take(rate, (session.identity, space))
            return space, share(desk)

    async def _space(self, request: Request) -> bytes:
        session, space = self._desk.gate.bearer(request), space_of(request)
        await self._desk.gate.root(session, space)
        return space


async def sweep(desk: Desk, before: int) -> None:
    """Delete the parts put before *before* (ms) that no op, or no line, claims.

    Bytes without a line are what a crash left between the two.
    """
    for space, sha in await desk.ledger.drop_stale(before):
        await _sweep(desk, space, sha)
    for space, shas in (await desk.blobs.aged(before)).items():
        for sha in await desk.ledger.lacking(space, shas):
            await _sweep(desk, space, sha)


async def _sweep(desk: Desk, space: bytes, sha: bytes) -> None:
    async with desk.turn(sha):
        await _forget(desk, space, sha)


async def _forget(desk: Desk, space: bytes, sha: bytes) -> None:
    """Delete the bytes of a part, unless the ledger counts on them."""
    if await desk.ledger.lacking(space, [sha]):
        await desk.blobs.delete(space, [sha])


def _sha(request: Request) -> bytes:
    try:
        return octets(request.path_params["sha"], SHA_SIZE)
    except Refused as error:
        raise Refused("not_found") from error


def _range(text: str, size: int) -> tuple[int, int]:
    """Read `bytes=a-b`, `bytes=a-` or `bytes=-n`; anything else is the whole."""
    unit, _, span = text.partition("=")
    first, dash, last = span.partition("-")
    if unit != "bytes" or not dash or not (first + last).isdecimal():
        return 0, size
    if not first:
        return max(0, size - int(last)), size
    start, end = int(first), min(int(last) + 1 if last else size, size)
    return (start, end) if start < end else (0, size)

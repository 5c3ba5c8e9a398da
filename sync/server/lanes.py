"""One lane of a log, for who was given that one alone."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.domain.errors import Refused
from app.domain.ids import parse_id
from sync import wire
from sync.server.answers import MSGPACK, packed
from sync.server.asked import limit, number, route, space_of
from sync.server.gate import Desk
from sync.server.records import Page, PageAsk


class Lanes:
    """The route of those who are not of the root."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Return the routes of a lane, and of what is offered."""
        space = "/v1/spaces/{space}"
        return [
            route(f"{space}/lanes/{{collection}}", self.read, "GET"),
            route(f"{space}/offers", self.offers, "GET"),
        ]

    async def read(self, request: Request) -> Response:
        """Return a lane after a position; what is not given is not found."""
        desk, space = self._desk, space_of(request)
        session, collection = desk.gate.bearer(request), _collection(request)
        card = await desk.gate.member(session, space)
        if not card.reads(collection):
            raise Refused("not_found")
        ask = PageAsk(number(request, "after"), limit(request), wire.PAGE_MAX)
        page = await desk.ledger.lane(space, collection, ask)
        body = pack_lane(collection, page)
        desk.meters.add("pull_bytes", by=len(body))
        return Response(body, media_type=MSGPACK)

    async def offers(self, request: Request) -> Response:
        """Return the grants of who asks, and nothing of what lies in the lanes."""
        desk, space = self._desk, space_of(request)
        session = desk.gate.bearer(request)
        await desk.gate.member(session, space)
        now = desk.world.millis()
        found = await desk.ledger.offers(space, session.identity, now)
        return packed(wire.encode(wire.Offers(found)))


def _collection(request: Request) -> bytes:
    try:
        return parse_id(request.path_params["collection"])
    except Refused as error:
        raise Refused("not_found") from error


def pack_lane(collection: bytes, page: Page) -> bytes:
    """Return a page as a `LaneReply`, its ops copied as they are kept."""
    rows = [
        (row.seq, row.r, row.run, row.index, msgspec.Raw(row.op), row.op_hash)
        for row in page.rows
    ]
    told = collection, page.head, page.h, page.runs, rows, page.more
    return msgspec.msgpack.encode(told)

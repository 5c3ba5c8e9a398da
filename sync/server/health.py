"""Is it alive, can it write, how much has it done: for the machine's own operator."""

import hmac

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.domain.errors import AlveoleError, Refused, Unreachable
from sync.server.asked import route
from sync.server.gate import Desk

LOOPBACK = {"127.0.0.1", "::1"}
OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"


class Health:
    """The operator's routes: loopback, or the metrics token."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.draining = False

    def routes(self) -> list[Route]:
        """Return the routes of the operator."""
        return [
            route("/health/live", self.live, "GET"),
            route("/health/ready", self.ready, "GET"),
            route("/metrics", self.metrics, "GET"),
        ]

    async def live(self, request: Request) -> Response:
        """Answer: the loop turns."""
        self._admit(request)
        return JSONResponse({"ok": True})

    async def ready(self, request: Request) -> Response:
        """Answer 200 when a push and its parts would be kept."""
        self._admit(request)
        if self.draining:
            raise Unreachable("draining")
        try:
            await self._desk.ledger.probe()
            await self._desk.blobs.probe()
        except AlveoleError as error:
            raise Unreachable("storage_full") from error
        return JSONResponse({"ok": True})

    async def metrics(self, request: Request) -> Response:
        """Return the counters."""
        self._admit(request)
        desk = self._desk
        figures = {
            **desk.ledger.figures(),
            "events_open": len(desk.bell),
            "rate_limited": desk.limits.refused,
        }
        return Response(desk.meters.text(figures), media_type=OPEN_METRICS)

    def _admit(self, request: Request) -> None:
        host = request.client.host if request.client else ""
        token = self._desk.world.settings.metrics_token
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        known = token and hmac.compare_digest(shown.encode(), token.encode())
        if host not in LOOPBACK and not known:
            raise Refused("not_found")

"""How a refusal is told: a status, a code, never a sentence."""

from collections.abc import Awaitable, Callable

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.domain.errors import AlveoleError
from sync.wire import Message, Problem, encode

MSGPACK = "application/msgpack"
STATUS = {
    "malformed": 400,
    "run_invalid": 400,
    "duplicate_item": 400,
    "hash_mismatch": 400,
    "card_invalid": 400,
    "session_expired": 401,
    "signature_invalid": 401,
    "device_retired": 401,
    "refused": 403,
    "deposit_refused": 403,
    "signup_closed": 403,
    "not_found": 404,
    "ctr_reused": 409,
    "parts_missing": 409,
    "conflict": 409,
    "too_large": 413,
    "quota_exceeded": 413,
    "media_unknown": 415,
    "update_needed": 426,
    "rate_limited": 429,
    "draining": 503,
    "overloaded": 503,
    "storage_full": 503,
}
RETRY = {"storage_full": 60, "overloaded": 5, "draining": 5}
Route = Callable[[Request], Awaitable[Response]]


def problem_of(error: AlveoleError) -> tuple[int, Problem]:
    """Return the status and the message of an error; unknown ones are `overloaded`."""
    code = error.code if error.code in STATUS else "overloaded"
    wait = int(error.details.get("retry_after", RETRY.get(code, 0)))
    return STATUS[code], Problem(code, {}, wait)


def refused(request: Request, error: AlveoleError, *, packed: bool) -> Response:
    """Tell an error, counted by its code."""
    status, problem = problem_of(error)
    request.app.state.meters.add("refusals", problem.code)
    return told(status, problem, packed=packed)


def told(status: int, problem: Problem, *, packed: bool) -> Response:
    """Return a problem in MessagePack or in JSON."""
    if packed:
        return Response(encode(problem), status, media_type=MSGPACK)
    shown = {
        "code": problem.code,
        "detail": problem.detail,
        "retry_after": problem.retry_after,
    }
    body = msgspec.json.encode(shown)
    return Response(body, status, media_type="application/json")


def in_msgpack(route: Route) -> Route:
    """Tell refusals of *route* in MessagePack."""

    async def answered(request: Request) -> Response:
        try:
            return await route(request)
        except AlveoleError as error:
            return refused(request, error, packed=True)

    return answered


def packed(message: Message | bytes) -> Response:
    """Return a message, or bytes that are one already."""
    body = message if isinstance(message, bytes) else encode(message)
    return Response(body, media_type=MSGPACK)

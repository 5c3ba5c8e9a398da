"""What is read of a request, refused at once when it is not the protocol."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.routing import Route

from app.domain.errors import Refused
from app.domain.ids import parse_id
from sync import wire
from sync.server.answers import Route as Endpoint
from sync.server.answers import in_msgpack

SEQ_MAX = (1 << 32) - 1
DIGITS = 10


def space_of(request: Request) -> bytes:
    """Return the space of a path; what is not one is not found."""
    try:
        return parse_id(request.path_params["space"])
    except Refused as error:
        raise Refused("not_found") from error


def number(request: Request, name: str) -> int:
    """Return a whole number of the query, 0 by default."""
    text = request.query_params.get(name, "0")
    whole = text.isascii() and text.isdigit() and len(text) <= DIGITS
    if not whole or int(text) > SEQ_MAX:
        raise Refused("malformed")
    return int(text)


def read(decoder: msgspec.msgpack.Decoder[Any], raw: bytes) -> Any:  # noqa: ANN401
    """Read MessagePack of the decoder's type. Raises Refused("malformed")."""
    try:
        return decoder.decode(raw)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise Refused("malformed") from error


def limit(request: Request) -> int:
    """Return how many rows are asked, at most 2,000."""
    asked = number(request, "limit")
    return min(asked, wire.ROWS_MAX) if asked else wire.ROWS_MAX


def octets(text: str, *sizes: int) -> bytes:
    """Read hexadecimal of one of these lengths. Raises Refused("malformed")."""
    try:
        raw = bytes.fromhex(text)
    except ValueError as error:
        raise Refused("malformed") from error
    if len(raw) not in sizes:
        raise Refused("malformed")
    return raw


def route(path: str, endpoint: Endpoint, method: str) -> Route:
    """Return a route that tells its refusals in MessagePack."""
    return Route(path, in_msgpack(endpoint), methods=[method])

"""How JSON routes are added, and what they read of an address."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request

from app.domain.errors import Refused
from app.domain.ids import parse_id

Json = dict[str, Any]


def add(
    app: FastAPI, method: str, path: str, route: Callable[..., Any], status: int = 200
) -> None:
    """Add one JSON route."""
    app.add_api_route(path, route, methods=[method], status_code=status)


def id_of(text: str) -> bytes:
    """Read an id of a path; what is not one is not found."""
    try:
        return parse_id(text)
    except Refused as error:
        raise Refused("not_found") from error


def address(request: Request) -> str:
    """Return the address a request comes from."""
    return request.client.host if request.client else ""

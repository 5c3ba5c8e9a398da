"""What JSON routes read of an address."""

import pytest
from fastapi import FastAPI, Request

from app.domain.errors import Refused
from sync.server.control.paths import add, address, id_of


def test_what_is_not_an_id_is_not_found() -> None:
    assert id_of("00" * 16) == bytes(16)
    with pytest.raises(Refused, match="not_found"):
        id_of("zz")


def test_a_request_without_address_has_an_empty_one() -> None:
    assert address(Request({"type": "http", "client": ("10.0.0.1", 1)})) == "10.0.0.1"
    assert address(Request({"type": "http", "client": None})) == ""


async def nothing() -> None:
    """Answer nothing."""


def test_a_route_is_added_with_its_method() -> None:
    app = FastAPI()
    add(app, "DELETE", "/x", nothing, 204)
    assert "delete" in app.openapi()["paths"]["/x"]

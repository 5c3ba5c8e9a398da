"""The border: bodies have a cap, unknown addresses look alike, nothing leaks."""

import logging
from collections.abc import AsyncIterator

import httpx
import pytest

from app.domain.errors import Unreachable
from sync.server.records import Batch
from tests.sync.server.actors import Device, push_of
from tests.sync.server.rig import URL, Home, Rig, code_of

pytestmark = pytest.mark.anyio
LATER = (
    "/v1/spaces/{s}/lanes/{s}",
    "/v1/directory",
    "/v1/pairings",
    "/oauth/token",
    "/",
    "/docs",
)


@pytest.mark.parametrize("path", LATER)
async def test_an_unknown_address_is_not_found(home: Home, path: str) -> None:
    named = path.format(s=home.space.id.hex())
    answer = await home.caller.ask("POST", named)
    assert code_of(answer) == (404, "not_found")


async def test_a_wrong_method_is_not_found(home: Home) -> None:
    answer = await home.caller.ask("PATCH", "/v1/spaces")
    assert code_of(answer) == (404, "not_found")


async def test_a_body_has_a_cap_even_unannounced(rig: Rig) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield bytes(65536)

    http = httpx.AsyncClient(transport=httpx.ASGITransport(rig.app), base_url=URL)
    answer = await http.post("/v1/session/challenge", content=endless())
    assert code_of(answer) == (413, "too_large")


async def test_json_that_is_not_the_protocol_is_malformed(rig: Rig) -> None:
    http = httpx.AsyncClient(transport=httpx.ASGITransport(rig.app), base_url=URL)
    for body in (b"", b"{", b"[]", b'{"device": 1}', b'{"device": "\\ud800"}'):
        answer = await http.post("/v1/session/challenge", content=body)
        assert code_of(answer) == (422, "malformed")


async def test_an_accident_says_nothing_and_logs_no_content(
    home: Home, phone: Device, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: Batch) -> None:
        message = "canary"
        raise ValueError(message)

    home_ledger = home.caller.http._transport.app.desk.ledger  # type: ignore[attr-defined]
    home_ledger.push = broken
    raw = push_of(phone, home.space, [home.space.put(phone, "a")])
    with caplog.at_level(logging.DEBUG):
        answer = await home.ask("POST", "/changes", raw)
    assert code_of(answer) == (503, "overloaded")
    assert "canary" not in caplog.text + answer.text
    assert "ValueError" in caplog.text


async def test_a_full_disk_is_told_and_pulls_go_on(
    home: Home, rig: Rig, phone: Device
) -> None:
    async def full(_: Batch) -> None:
        raise Unreachable("storage_full")

    rig.ledger.push = full  # type: ignore[assignment,method-assign]
    raw = push_of(phone, home.space, [home.space.put(phone, "a")])
    answer = await home.ask("POST", "/changes", raw)
    assert code_of(answer) == (503, "storage_full")
    assert (await home.pull()).head == 4


async def test_the_open_api_page_lists_the_control_plane(rig: Rig) -> None:
    http = httpx.AsyncClient(transport=httpx.ASGITransport(rig.app), base_url=URL)
    paths = (await http.get("/v1/openapi.json")).json()["paths"]
    assert {"/v1/identities", "/v1/session", "/v1/enrol", "/v1/server"} <= set(paths)

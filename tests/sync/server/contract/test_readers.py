"""What a reader of one lane may ask, route by route."""

import pytest
from starlette.routing import Route

from app.domain.ids import ROOT
from tests.sync.server.actors import push_of
from tests.sync.server.cast import (
    HIDDEN,
    LOOSE,
    MINE,
    OTHER,
    WHO,
    Cast,
    elsewhere,
    part,
)
from tests.sync.server.rig import Rig

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028", "C-029")]
ROUTES: dict[str, tuple[str, str, bytes, tuple[int, ...]]] = {
    "push": ("POST", "/changes", b"", (400, 400, 400, 400, 400, 400)),
    "pull": ("GET", "/changes", b"", (200, 404, 404, 404, 404, 404)),
    "snapshot": ("GET", "/snapshot", b"", (200, 404, 404, 404, 404, 404)),
    "spine": ("GET", "/spine", b"", (200, 404, 404, 404, 404, 404)),
    "acks": ("POST", "/acks", b"\x91\x01", (204, 404, 404, 404, 404, 404)),
    "refill": ("POST", "/refill", b"", (400, 400, 400, 400, 400, 400)),
    "lane": ("GET", "/lanes/{lane}", b"", (200, 200, 404, 404, 404, 404)),
    "its head": ("HEAD", "/lanes/{lane}", b"", (200, 200, 404, 404, 404, 404)),
    "other lane": ("GET", "/lanes/{other}", b"", (200, 404, 200, 404, 404, 404)),
    "root lane": ("GET", "/lanes/{root}", b"", (200, 200, 200, 404, 404, 404)),
    "absent lane": ("GET", "/lanes/{none}", b"", (404, 404, 404, 404, 404, 404)),
    "offers": ("GET", "/offers", b"", (200, 200, 200, 404, 404, 404)),
    "missing": ("POST", "/blobs/missing", b"\x90", (200, 404, 404, 404, 404, 404)),
    "put a part": ("PUT", part(LOOSE), LOOSE, (204, 404, 404, 404, 404, 404)),
    "a part": ("GET", part(MINE), b"", (200, 200, 404, 404, 404, 404)),
    "its size": ("HEAD", part(MINE), b"", (200, 200, 404, 404, 404, 404)),
    "other part": ("GET", part(HIDDEN), b"", (200, 404, 200, 404, 404, 404)),
    "doors": ("GET", "/deposit", b"", (403, 403, 403, 403, 403, 403)),
    "deposit": ("POST", "/deposits", b"", (403, 403, 403, 403, 403, 403)),
}
"""The method, the end of the path, the body, and the status each of `WHO` gets."""


@pytest.mark.parametrize("name", ROUTES)
async def test_each_route_answers_each_of_them(cast: Cast, name: str) -> None:
    method, rest, body, expected = ROUTES[name]
    answers = [await cast.ask(who, method, rest, body) for who in WHO]
    assert tuple(answer.status_code for answer in answers) == expected
    refused = {answer.content for answer in answers if answer.status_code == 404}
    assert len(refused) <= 1


def test_every_route_of_a_space_is_in_the_table(rig: Rig) -> None:
    served = {
        (method, route.path)
        for route in rig.app._app.routes
        if isinstance(route, Route) and "{space}" in route.path
        for method in route.methods or ()
    }
    asked = set()
    for method, rest, *_ in ROUTES.values():
        words = rest.split("/")
        if words[1] == "lanes":
            words[2] = "{collection}"
        if words[1] == "blobs" and words[2] != "missing":
            words[2] = "{sha}"
        asked.add((method, "/v1/spaces/{space}" + "/".join(words)))
    assert {pair for pair in served - asked if pair[0] != "HEAD"} == set()


async def test_each_is_told_of_their_own_roles_alone(cast: Cast) -> None:
    told = {}
    for who in WHO:
        answer = await cast.homes[who].caller.ask("GET", "/v1/spaces")
        told[who] = [(one["root"], one["collections"]) for one in answer.json()]
    assert told == {
        "root": [(True, {ROOT.hex(): 4})],
        "reader": [(False, {cast.space.collection.hex(): 2})],
        "other": [(False, {OTHER.hex(): 2})],
        "ended": [],
        "revoked": [],
        "stranger": [],
    }


async def test_a_reader_learns_nothing_of_how_much_is_written_elsewhere(
    cast: Cast,
) -> None:
    """Neither how many ops there are, nor that there was one."""
    root, reader = cast.homes["root"], cast.homes["reader"]
    phone = root.caller.device

    async def told() -> list[bytes]:
        spaces = await reader.caller.ask("GET", "/v1/spaces")
        lane = await cast.ask("reader", "GET", "/lanes/{lane}")
        by = reader.caller.device
        vain = push_of(by, cast.space, [cast.space.put(by, "vain")])
        pushed = await reader.ask("POST", "/changes", vain)
        return [spaces.content, lane.content, pushed.content]

    before = await told()
    masked = cast.space.put(phone, "masked", **elsewhere(cast.space))
    await root.push(push_of(phone, cast.space, [masked]))
    assert await told() == before
    await root.push(push_of(phone, cast.space, [cast.space.put(phone, "read")]))
    after = await told()
    assert [one != other for one, other in zip(before, after, strict=True)] == [
        True,
        True,
        False,
    ]

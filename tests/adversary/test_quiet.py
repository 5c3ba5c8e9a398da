"""Lies that must change nothing, and be told to nobody: there is nothing to fear."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from tests.adversary.liar import Liar, Told
from tests.adversary.recovery import IDENTITY, VAULT
from tests.adversary.scene import CHANGES, Scene, honest, told_to
from tests.adversary.snapshots import true_digest
from tests.simulation.world import AtOnce

pytestmark = [pytest.mark.adversary, pytest.mark.anyio]
SEEDS = [1, 2, 3]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=SEEDS)
def scene(request: pytest.FixtureRequest) -> Scene:
    return Scene(request.param)


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    Scene.model()


async def same_as_the_phone(scene: Scene) -> bool:
    """Exchange under the lie; say whether nothing is told and nothing differs."""
    await scene.sends(scene.phone)
    written = scene.write(scene.victim)
    told = await told_to(scene.victim)
    await honest(scene.phone)
    kept = scene.victim.vault.entry(scene.space, written.id)
    return (
        not told
        and kept.updated == written.updated
        and scene.victim.state() == scene.phone.state()
    )


@pytest.mark.parametrize("years", [-10, 10])
async def test_47_a_false_date_moves_nothing(scene: Scene, years: int) -> None:
    moment = datetime(2026, 11, 21, tzinfo=UTC) + timedelta(days=365 * years)

    def lie(told: Told) -> None:
        told.headers["date"] = format_datetime(moment)

    for method in ("GET", "POST"):
        scene.liar.lie(method, ".*", lie)
    assert await same_as_the_phone(scene)


async def test_24_costs_pushed_by_the_server_are_not_read(scene: Scene) -> None:
    weak: dict[str, Any] = {"kdf": {"t": 1, "m": 8, "p": 1}, "argon2": [1, 8, 1]}
    for path in (IDENTITY, VAULT):
        scene.told(path, lambda told: told.update(weak))
    assert await same_as_the_phone(scene)


async def test_43_a_true_digest_is_believed(scene: Scene) -> None:
    await true_digest(scene)
    assert await told_to(scene.victim) == set()


async def test_a_head_announced_too_high_is_only_a_reason_to_look(
    scene: Scene,
) -> None:
    announced = json.dumps({"s": scene.space.hex(), "n": 2**60})
    event = f"event: head\ndata: {announced}\n\n".encode()

    def lie(told: Told) -> None:
        told.status, told.headers = 200, {"content-type": "text/event-stream"}
        told.body = event * 50

    liar = Events(scene, lie)
    scene.victim.wire = liar
    heard = [woken async for woken in scene.victim.peer.events()]
    assert heard == [(scene.space, 2**60)] * 50
    assert await same_as_the_phone(scene)
    assert sum("changes" in line for line in liar.asked) <= 4


class Events(Liar):
    """Answers the wake-up channel itself, for it never ends by nature."""

    def __init__(self, scene: Scene, lie: Callable[[Told], object]) -> None:
        super().__init__(scene.town)
        self.wake = lie

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != "/v1/events":
            return await super().handle_async_request(request)
        told = Told(request, 200, {}, b"")
        self.wake(told)
        stream = httpx.ByteStream(told.body)
        return httpx.Response(200, headers=told.headers, stream=stream)


@pytest.mark.parametrize("host", ["http://127.0.0.1:8460", "http://elsewhere.example"])
async def test_a_sign_in_serves_once_and_at_one_server(scene: Scene, host: str) -> None:
    kept: list[httpx.Request] = []
    scene.liar.lie("POST", "/v1/session", lambda told: kept.append(told.request))
    await honest(scene.victim)
    first = kept[0]
    again = httpx.Request(
        "POST",
        f"{host}/v1/session",
        headers={**first.headers, "host": httpx.URL(host).netloc.decode()},
        content=first.content,
    )
    answer = await scene.town.wire.handle_async_request(again)
    assert answer.status_code == 401


@pytest.mark.covers("C-115")
async def test_nothing_written_is_heard_in_clear(scene: Scene) -> None:
    asyncio.get_running_loop().set_default_executor(AtOnce())
    await scene.news()
    await honest(scene.victim)
    assert CHANGES
    assert b"canary" not in scene.heard()
    assert any(b"canary" in e.title.encode() for e in scene.victim.state())

"""The operator's routes: on this machine, or with the token."""

import shutil
from pathlib import Path

import httpx
import pytest

from app.domain.errors import Unreachable
from sync.server.blobstores.folder import FolderBlobs
from sync.server.settings import Settings
from tests.sync.server.actors import Device, push_of
from tests.sync.server.rig import URL, Home, Rig, code_of

pytestmark = pytest.mark.anyio
PATHS = ("/health/live", "/health/ready", "/metrics")


def from_afar(rig: Rig) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(rig.app, client=("10.0.0.9", 1))
    return httpx.AsyncClient(transport=transport, base_url=URL)


async def test_this_machine_may_look(rig: Rig, phone: Device) -> None:
    for path in PATHS:
        assert (await rig.caller(phone).http.get(path)).status_code == 200


async def test_from_afar_there_is_nothing(rig: Rig) -> None:
    for path in PATHS:
        assert code_of(await from_afar(rig).get(path)) == (404, "not_found")


async def test_from_afar_the_token_opens(rig: Rig) -> None:
    rig.restart(Settings(metrics_token="hush"))  # noqa: S106
    told = {"authorization": "Bearer hush"}
    assert (await from_afar(rig).get("/metrics", headers=told)).status_code == 200
    told = {"authorization": "Bearer guess"}
    assert (await from_afar(rig).get("/metrics", headers=told)).status_code == 404


async def test_the_metrics_hold_no_id(home: Home) -> None:
    text = (await home.caller.http.get("/metrics")).text
    assert "alveole_ops_total 4" in text
    for secret in (home.space.id, home.space.founder.id, home.space.founder.person.id):
        assert secret.hex()[:8] not in text


async def test_a_draining_server_is_not_ready(rig: Rig, phone: Device) -> None:
    rig.app.drain()
    answer = await rig.caller(phone).http.get("/health/ready")
    assert code_of(answer) == (503, "draining")
    assert (await rig.caller(phone).http.get("/health/live")).status_code == 200


async def test_a_server_that_cannot_write_is_not_ready(rig: Rig, phone: Device) -> None:
    async def full() -> None:
        raise Unreachable("storage_full")

    rig.ledger.probe = full  # type: ignore[method-assign]
    answer = await rig.caller(phone).http.get("/health/ready")
    assert code_of(answer) == (503, "storage_full")


async def test_a_server_without_room_for_parts_is_not_ready(
    rig: Rig, phone: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = FolderBlobs(tmp_path / "blobs")
    monkeypatch.setattr(rig.blobs, "probe", folder.probe)
    ready = rig.caller(phone).http
    used = shutil.disk_usage(tmp_path)
    room = "sync.server.blobstores.folder.disk_usage"
    monkeypatch.setattr(room, lambda _: used._replace(total=1000, free=50))
    assert (await ready.get("/health/ready")).status_code == 200
    monkeypatch.setattr(room, lambda _: used._replace(total=1000, free=49))
    assert code_of(await ready.get("/health/ready")) == (503, "storage_full")


async def test_a_server_that_cannot_keep_parts_is_not_ready(
    rig: Rig, phone: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blobs").write_bytes(b"a file where a folder should be")
    monkeypatch.setattr(rig.blobs, "probe", FolderBlobs(tmp_path / "blobs").probe)
    answer = await rig.caller(phone).http.get("/health/ready")
    assert answer.status_code == 503


async def test_refusals_and_commits_are_measured(home: Home) -> None:
    await home.ask("GET", "/blobs/abc")
    await home.caller.http.get("/v1/spaces")
    founder = home.space.founder
    late = home.space.put(founder, "a", epoch=9)
    await home.push(push_of(founder, home.space, [late]))
    text = (await home.caller.http.get("/metrics")).text
    assert 'alveole_refusals_total{code="not_found"} 1' in text
    assert 'alveole_ops_refused_total{code="epoch_stale"} 1' in text
    assert "alveole_commit_seconds_count 2" in text
    assert home.space.id.hex()[:8] not in text

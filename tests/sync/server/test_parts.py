"""The routes of the parts: put once, missing, stretches, claimed by an op."""

import msgspec
import pytest

from app.crypto.canon import digest
from app.domain.errors import Unreachable
from sync.server.parts import IDS_MAX, sweep
from sync.server.records import Quota
from sync.server.settings import Settings
from sync.wire import PART_MAX
from tests.sync.server.actors import Device, push_of
from tests.sync.server.rig import Home, Rig, code_of

pytestmark = pytest.mark.anyio
PART = b"0123456789" * 100
SHA = digest(PART)
PATH = f"/blobs/{SHA.hex()}"


@pytest.fixture
async def kept(home: Home, phone: Device) -> Home:
    assert (await home.ask("PUT", PATH, PART)).status_code == 204
    op = home.space.put(phone, "a", refs=[SHA])
    await home.push(push_of(phone, home.space, [op]))
    return home


async def test_a_part_is_missing_until_it_is_put(home: Home) -> None:
    asked = msgspec.msgpack.encode([SHA])
    before = await home.ask("POST", "/blobs/missing", asked)
    assert msgspec.msgpack.decode(before.content) == [[SHA]]
    await home.ask("PUT", PATH, PART)
    after = await home.ask("POST", "/blobs/missing", asked)
    assert msgspec.msgpack.decode(after.content) == [[]]


async def test_putting_again_is_no_error(kept: Home) -> None:
    assert (await kept.ask("PUT", PATH, PART)).status_code == 204


async def test_a_part_comes_back_whole_or_in_stretches(kept: Home) -> None:
    assert (await kept.ask("GET", PATH)).content == PART
    some = await kept.ask("GET", PATH, range="bytes=10-19")
    assert (some.status_code, some.content) == (206, PART[10:20])
    assert some.headers["content-range"] == "bytes 10-19/1000"
    assert (await kept.ask("GET", PATH, range="bytes=-5")).content == PART[-5:]
    head = await kept.ask("HEAD", PATH)
    assert (head.status_code, head.headers["content-length"]) == (200, "1000")


@pytest.mark.parametrize("asked", ["bytes=9-1", "bytes=a-b", "lines=1-2", "bytes=-"])
async def test_a_stretch_that_makes_no_sense_is_the_whole(
    kept: Home, asked: str
) -> None:
    answer = await kept.ask("GET", PATH, range=asked)
    assert (answer.status_code, len(answer.content)) == (200, 1000)


async def test_a_part_no_op_claims_is_not_served(home: Home) -> None:
    await home.ask("PUT", PATH, PART)
    assert code_of(await home.ask("GET", PATH)) == (404, "not_found")


async def test_wrong_bytes_are_refused(home: Home) -> None:
    answer = await home.ask("PUT", PATH, PART + b"!")
    assert code_of(answer) == (400, "hash_mismatch")
    answer = await home.ask("PUT", PATH, bytes(PART_MAX + 1))
    assert code_of(answer) == (413, "too_large")
    assert code_of(await home.ask("PUT", PATH, b"")) == (400, "malformed")


async def test_a_name_that_is_no_hash_is_not_found(home: Home) -> None:
    assert code_of(await home.ask("GET", "/blobs/abc")) == (404, "not_found")


async def test_too_many_ids_are_malformed(home: Home) -> None:
    for asked in ([bytes(32)] * (IDS_MAX + 1), [b"short"], {"a": 1}):
        raw = msgspec.msgpack.encode(asked)
        answer = await home.ask("POST", "/blobs/missing", raw)
        assert code_of(answer) == (400, "malformed")


async def test_a_part_unclaimed_for_a_week_is_swept(home: Home, rig: Rig) -> None:
    await home.ask("PUT", PATH, PART)
    await sweep(rig.app.desk, rig.app.desk.world.millis() + 1)
    assert await rig.blobs.missing(home.space.id, [SHA]) == [SHA]


async def test_bytes_without_a_line_are_swept(
    home: Home, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def crashed(*_: object) -> None:
        raise Unreachable("storage_full")

    with monkeypatch.context() as patch:
        patch.setattr(rig.ledger, "add_part", crashed)
        await home.ask("PUT", PATH, PART)
    assert await rig.blobs.missing(home.space.id, [SHA]) == []
    await sweep(rig.app.desk, 1 << 48)
    assert await rig.blobs.missing(home.space.id, [SHA]) == [SHA]


async def test_bytes_with_a_line_outlive_every_sweep(home: Home, rig: Rig) -> None:
    await home.ask("PUT", PATH, PART)
    op = home.space.put(home.space.founder, "a", refs=[SHA])
    await home.push(push_of(home.space.founder, home.space, [op]))
    await sweep(rig.app.desk, 1 << 48)
    assert (await home.ask("GET", PATH)).content == PART


async def test_a_part_put_again_during_the_sweep_stays(
    home: Home, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home.ask("PUT", PATH, PART)
    drop = rig.ledger.drop_stale

    async def dropped(before: int) -> list[tuple[bytes, bytes]]:
        stale = await drop(before)
        assert (await home.ask("PUT", PATH, PART)).status_code == 204
        return stale

    monkeypatch.setattr(rig.ledger, "drop_stale", dropped)
    await sweep(rig.app.desk, rig.app.desk.world.millis() + 1)
    op = home.space.put(home.space.founder, "a", refs=[SHA])
    await home.push(push_of(home.space.founder, home.space, [op]))
    assert (await home.ask("GET", PATH)).content == PART


async def test_a_part_over_the_quota_leaves_no_bytes(home: Home, rig: Rig) -> None:
    rig.restart(Settings(signup="open", quota=Quota(size=1)))
    here = home.on(await rig.member(home.space.founder))
    assert code_of(await here.ask("PUT", PATH, PART)) == (413, "quota_exceeded")
    assert await rig.blobs.missing(home.space.id, [SHA]) == [SHA]

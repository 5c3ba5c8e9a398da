"""Who may pass: everything else is the same refusal, byte for byte."""

from copy import copy

import pytest

from tests.sync.server.actors import Device
from tests.sync.server.rig import Home, Rig, code_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-108")]
SHA = bytes(32).hex()
CALLS = [
    ("GET", "/changes"),
    ("GET", "/snapshot"),
    ("GET", "/spine"),
    ("POST", "/acks"),
    ("POST", "/blobs/missing"),
    ("PUT", f"/blobs/{SHA}"),
    ("GET", f"/blobs/{SHA}"),
    ("HEAD", f"/blobs/{SHA}"),
]


@pytest.mark.parametrize(("method", "rest"), CALLS)
async def test_a_foreign_space_and_an_absent_one_look_the_same(
    home: Home, rig: Rig, stranger: Device, method: str, rest: str
) -> None:
    caller = await rig.member(stranger)
    foreign = await caller.ask(method, f"{home.path}{rest}", b"\x91\x01")
    absent = await caller.ask(
        method, f"/v1/spaces/{bytes(16).hex()}{rest}", b"\x91\x01"
    )
    garbled = await caller.ask(method, f"/v1/spaces/zz{rest}", b"\x91\x01")
    assert foreign.status_code == absent.status_code == garbled.status_code == 404
    assert foreign.content == absent.content == garbled.content
    mine = await home.ask(method, rest, b"\x91\x01")
    assert mine.status_code != 404 or rest.startswith("/blobs/0")


@pytest.mark.parametrize(("method", "rest"), [*CALLS, ("POST", "/changes")])
@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer zz", "Bearer 00", "Basic x"])
async def test_without_a_session_nothing_is_said(
    home: Home, method: str, rest: str, shown: str
) -> None:
    home.caller.headers = {"authorization": shown} if shown else {}
    answer = await home.ask(method, rest)
    assert answer.status_code == 401


async def test_a_session_ends_after_ten_minutes(home: Home, rig: Rig) -> None:
    rig.clock.pass_by(minutes=9, seconds=59)
    assert (await home.ask("GET", "/changes")).status_code == 200
    rig.clock.pass_by(seconds=1)
    assert code_of(await home.ask("GET", "/changes")) == (401, "session_expired")


async def test_a_certificate_ends_at_its_date(home: Home, rig: Rig) -> None:
    gate = rig.app.desk.gate
    known = await gate.certified(home.space.founder.id)
    gate._certified[known.device] = type(known)(
        **{name: getattr(known, name) for name in known.__slots__} | {"until": 1}
    )
    assert code_of(await home.caller.sign_in()) == (401, "signature_invalid")


async def test_only_a_retired_device_is_told_that_it_is(home: Home, rig: Rig) -> None:
    device = home.space.founder
    await rig.app.desk.send_home(device.id, b"its retirement")
    assert code_of(await home.caller.sign_in()) == (401, "device_retired")
    forger = copy(device)
    forger.seed = bytes(32)
    assert code_of(await rig.caller(forger).sign_in()) == (401, "signature_invalid")


async def test_an_unknown_device_cannot_sign(rig: Rig, stranger: Device) -> None:
    answer = await rig.caller(stranger).sign_in()
    assert code_of(answer) == (401, "signature_invalid")

"""Sessions, enrolment, spaces of a device, the server card."""

import pytest

from sync.server.control import door
from tests.sync.server.actors import Device, drawn, push_of
from tests.sync.server.rig import URL, Caller, Home, Rig, code_of

pytestmark = pytest.mark.anyio
CODE = "ABCDEFGHJKMNPQRSTVWXYZ01"


async def test_a_session_says_when_it_ends(rig: Rig, phone: Device) -> None:
    caller = rig.caller(phone)
    await caller.register()
    told = (await caller.sign_in()).json()
    assert told["expires"] - rig.clock().timestamp() == 600
    assert len(bytes.fromhex(told["token"])) == 32


async def test_a_closed_session_is_over(home: Home) -> None:
    closed = await home.caller.ask("DELETE", "/v1/session")
    assert closed.status_code == 204
    assert code_of(await home.ask("GET", "/changes")) == (401, "session_expired")


async def test_a_signed_request_serves_once(rig: Rig, phone: Device) -> None:
    caller = rig.caller(phone)
    await caller.register()
    headers = await caller.signing("POST", "/v1/session", b"{}")
    first = await caller.http.post("/v1/session", content=b"{}", headers=headers)
    again = await caller.http.post("/v1/session", content=b"{}", headers=headers)
    assert (first.status_code, again.status_code) == (200, 401)


async def test_the_spaces_of_a_device(home: Home, rig: Rig, stranger: Device) -> None:
    (told,) = (await home.caller.ask("GET", "/v1/spaces")).json()
    assert told["space"] == home.space.id.hex()
    assert (told["head"], told["root"], told["digest"]) == (4, True, 0)
    other = await rig.member(stranger)
    assert (await other.ask("GET", "/v1/spaces")).json() == []


async def test_the_server_card(rig: Rig, phone: Device) -> None:
    told = (await rig.caller(phone).http.get("/v1/server")).json()
    assert (told["wire"], told["signup"], len(told["key"])) == ([1], "open", 64)


async def knock(caller: Caller, **more: str) -> dict[str, str]:
    body = {"find": CODE, "card": caller.device.card.hex()} | more
    answer = await caller.http.post("/v1/enrol", json=body)
    assert answer.status_code == 201
    told: dict[str, str] = answer.json()
    return told


async def test_a_new_device_is_found_by_its_code_and_answered_once(
    home: Home, rig: Rig, tablet: Device
) -> None:
    new = rig.caller(tablet)
    told = await knock(new, nonce=bytes(16).hex(), url=URL)
    found = (await home.caller.http.get(f"/v1/enrol/{CODE}")).json()
    assert (found["id"], found["card"]) == (told["id"], tablet.card.hex())
    answer = {"envelope": "aa", "certificate": "bb", "identity_card": "cc"}
    path = f"/v1/enrol/{told['id']}/envelope"
    assert (await home.caller.signed("POST", path, answer)).status_code == 204
    again = await home.caller.signed("POST", path, answer)
    assert code_of(again) == (409, "conflict")
    got = (await new.http.get(f"/v1/enrol/{told['id']}")).json()
    assert {name: got[name] for name in answer} == answer
    shown = (await new.http.get(f"/v1/enrol/{CODE}")).json()
    assert shown["envelope"] == ""


async def test_an_enrolment_lasts_ten_minutes(rig: Rig, tablet: Device) -> None:
    new = rig.caller(tablet)
    told = await knock(new)
    rig.clock.pass_by(minutes=10)
    answer = await new.http.get(f"/v1/enrol/{told['id']}")
    assert code_of(answer) == (404, "not_found")


async def test_only_a_known_device_answers(
    rig: Rig, tablet: Device, stranger: Device
) -> None:
    told = await knock(rig.caller(tablet))
    answer = {"envelope": "aa", "certificate": "bb", "identity_card": "cc"}
    path = f"/v1/enrol/{told['id']}/envelope"
    refused = await rig.caller(stranger).signed("POST", path, answer)
    assert code_of(refused) == (401, "signature_invalid")


async def test_challenges_are_counted_by_address(rig: Rig, phone: Device) -> None:
    caller, elsewhere = rig.caller(phone), rig.caller(phone, address="10.0.0.2")
    for _ in range(120):
        await caller.challenge()
    claim = {"device": phone.id.hex()}
    answer = await caller.http.post("/v1/session/challenge", json=claim)
    assert code_of(answer) == (429, "rate_limited")
    assert "nonce" in await elsewhere.challenge()


async def test_what_others_give_never_fills_the_answer(
    home: Home, rig: Rig, stranger: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody may give to anybody: one's own spaces are told all the same, first."""
    monkeypatch.setattr(door, "GIVEN_MAX", 2)
    monkeypatch.setattr(door, "LANES_MAX", 3)
    victim = await rig.founded(stranger, "victim")
    owner, to = home.space.founder, stranger.person
    for name in ("one", "two", "three"):
        spam = await rig.founded(owner, name)
        lanes = [drawn(f"{name}-{n}", 16) for n in range(5)]
        for lane in lanes:
            opened = spam.space.opening(owner, lane)
            given = spam.space.granting(owner, to, role=2, on=lane)
            await spam.push(push_of(owner, spam.space, [opened, given]))
    told = (await victim.caller.ask("GET", "/v1/spaces")).json()
    assert [one["root"] for one in told] == [True, False, False]
    assert told[0]["space"] == victim.space.id.hex()
    assert [len(one["collections"]) for one in told] == [1, 3, 3]


async def test_the_roots_others_give_come_after_the_spaces_one_founded(
    rig: Rig, phone: Device, stranger: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list without end could not be read: who lost a device could not come back."""
    monkeypatch.setattr(door, "GIVEN_MAX", 2)
    for name in ("one", "two", "three"):
        spam = await rig.founded(phone, name)
        given = spam.space.granting(phone, stranger.person, role=4)
        await spam.push(push_of(phone, spam.space, [given]))
    victim = await rig.founded(stranger, "victim")
    told = (await victim.caller.ask("GET", "/v1/spaces")).json()
    assert [one["root"] for one in told] == [True, True, True]
    assert told[0]["space"] == victim.space.id.hex()

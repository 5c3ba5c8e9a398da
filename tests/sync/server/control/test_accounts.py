"""Identities, vaults, recovery, retirement, over HTTP."""

import pytest

from app.crypto.signing import public_of
from app.domain.errors import Refused
from sync.server.settings import Settings
from sync.signin.signatures import SignedRequest, sign_request
from tests.sync.server.actors import Device, Person, drawn, push_of
from tests.sync.server.rig import URL, Home, Rig, code_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-123")]


def vault_path(device: Device) -> str:
    return f"/v1/identities/{device.person.id.hex()}/vault"


async def test_the_first_identity_enters_then_invitations(
    rig: Rig, phone: Device, tablet: Device, stranger: Device
) -> None:
    rig.restart(Settings(signup="first"))
    assert (await rig.caller(phone).register()).status_code == 201
    refused = await rig.caller(stranger).register()
    assert code_of(refused) == (403, "signup_closed")
    assert (await rig.caller(tablet).register()).status_code == 201


@pytest.mark.parametrize("policy", ["invite", "oidc"])
async def test_a_closed_server_takes_nobody_uninvited(
    rig: Rig, phone: Device, policy: str
) -> None:
    rig.restart(Settings(signup=policy))
    assert code_of(await rig.caller(phone).register()) == (403, "signup_closed")


async def test_registering_again_changes_nothing(rig: Rig, phone: Device) -> None:
    caller = await rig.member(phone)
    assert (await caller.register()).status_code == 201
    shown = await caller.ask("GET", f"/v1/identities/{phone.person.id.hex()}")
    assert [d["device"] for d in shown.json()["devices"]] == [phone.id.hex()]


async def test_papers_must_agree(rig: Rig, phone: Device, stranger: Device) -> None:
    caller = rig.caller(phone)
    for changed in (
        {"card": stranger.person.card.hex()},
        {"certificate": stranger.certificate.hex()},
        {"card": phone.person.card[:-1].hex() + "00"},
        {"certificate": ""},
    ):
        assert code_of(await caller.register(**changed)) == (400, "card_invalid")


async def test_the_device_registered_must_be_the_one_that_signs(
    rig: Rig, phone: Device, stranger: Device
) -> None:
    answer = await rig.caller(stranger).register(
        card=phone.person.card.hex(),
        device_card=phone.card.hex(),
        certificate=phone.certificate.hex(),
    )
    assert code_of(answer) == (401, "signature_invalid")


async def test_a_vault_moves_one_version_at_a_time(
    rig: Rig, phone: Device, stranger: Device
) -> None:
    caller, path = await rig.member(phone), vault_path(phone)
    assert code_of(await caller.signed("GET", path)) == (404, "not_found")
    first = {"version": 1, "vault": "aa"}
    for body, status in (
        ({"version": 2, "vault": "aa"}, 409),
        (first, 204),
        (first, 204),
        ({"version": 1, "vault": "bb"}, 409),
        ({"version": 2, "vault": "bb"}, 204),
    ):
        assert (await caller.signed("PUT", path, body)).status_code == status
    assert (await caller.signed("GET", path)).json() == {"version": 2, "vault": "bb"}
    identity = path.removesuffix("/vault")
    assert (await caller.ask("GET", identity)).json()["version"] == 2
    other = await rig.member(stranger)
    assert (await other.ask("GET", identity)).json()["version"] == 0
    assert code_of(await other.signed("GET", path)) == (404, "not_found")
    assert (await other.signed("PUT", path, first)).status_code == 404


@pytest.mark.covers("C-030")
async def test_the_recovery_key_gets_the_vault_back(rig: Rig, phone: Device) -> None:
    caller, seed, handle = await rig.member(phone), drawn("sheet"), drawn("h", 16).hex()
    sheet = {"handle": handle, "key": public_of(seed).hex()}
    body = {"version": 1, "vault": "aa", "recovery": sheet}
    await caller.signed("PUT", vault_path(phone), body)
    path = f"/v1/recovery/{handle}"

    async def ask(secret: bytes) -> tuple[int, str]:
        claim = {"device": handle}
        given = (await caller.http.post("/v1/session/challenge", json=claim)).json()
        headers = sign_request(
            SignedRequest("GET", URL + path),
            seed=secret,
            key_id=handle,
            nonce=given["nonce"],
            at=given["at"],
        )
        answer = await caller.http.get(path, headers=headers)
        return answer.status_code, answer.json().get("vault", "")

    assert await ask(seed) == (200, "aa")
    assert await ask(drawn("guess")) == (404, "")
    renewed = {"handle": drawn("new", 16).hex(), "key": sheet["key"]}
    body = {"version": 2, "vault": "bb", "recovery": renewed}
    await caller.signed("PUT", vault_path(phone), body)
    assert await ask(seed) == (404, "")


async def test_a_handle_of_somebody_else_is_not_taken(
    rig: Rig, phone: Device, stranger: Device
) -> None:
    sheet = {"handle": drawn("h", 16).hex(), "key": drawn("k").hex()}
    body = {"version": 1, "vault": "aa", "recovery": sheet}
    first, second = await rig.member(phone), await rig.member(stranger)
    assert (await first.signed("PUT", vault_path(phone), body)).status_code == 204
    taken = await second.signed("PUT", vault_path(stranger), body)
    assert code_of(taken) == (409, "conflict")
    assert (await first.signed("GET", vault_path(phone))).status_code == 200


async def test_a_retired_device_is_out_at_once(
    home: Home, rig: Rig, phone: Device, tablet: Device
) -> None:
    lost = home.on(await rig.member(tablet))
    gone = {"retirement": phone.person.retirement(tablet).hex()}
    path = f"/v1/devices/{tablet.id.hex()}/retire"
    assert (await home.caller.signed("POST", path, gone)).status_code == 204
    raw = push_of(tablet, home.space, [home.space.put(tablet, "a")])
    assert code_of(await lost.ask("POST", "/changes", raw))[0] == 401
    assert (await lost.caller.sign_in()).status_code == 401
    await lost.caller.register()
    assert (await lost.caller.sign_in()).status_code == 401
    with pytest.raises(Refused, match="device_retired"):
        await rig.app.desk.gate.certified(tablet.id)
    shown = await home.caller.ask("GET", f"/v1/identities/{phone.person.id.hex()}")
    assert shown.json()["retirements"] == [gone["retirement"]]


async def test_nobody_retires_the_device_of_another(
    home: Home, rig: Rig, phone: Device, stranger: Device
) -> None:
    thief = await rig.member(stranger)
    path = f"/v1/devices/{phone.id.hex()}/retire"
    forged = {"retirement": stranger.person.retirement(phone).hex()}
    assert code_of(await thief.signed("POST", path, forged))[1] == "not_found"
    own = {"retirement": phone.person.retirement(phone).hex()}
    assert code_of(await thief.signed("POST", path, own))[1] == "card_invalid"
    assert (await home.ask("GET", "/changes")).status_code == 200


async def test_a_card_is_renewed_by_its_owner_only(rig: Rig, phone: Device) -> None:
    caller = await rig.member(phone)
    body = {"card": phone.person.card.hex()}
    assert (await caller.signed("PUT", "/v1/identities", body)).status_code == 204
    other = {"card": Person("bob").card.hex()}
    answer = await caller.signed("PUT", "/v1/identities", other)
    assert code_of(answer) == (404, "not_found")


async def test_an_unknown_identity_is_not_found(rig: Rig, phone: Device) -> None:
    caller = await rig.member(phone)
    for name in (bytes(16).hex(), "zz"):
        answer = await caller.ask("GET", f"/v1/identities/{name}")
        assert code_of(answer) == (404, "not_found")


async def test_a_card_is_shown_to_whoever_is_signed_in(
    rig: Rig, phone: Device, stranger: Device
) -> None:
    """Somebody who was given a code finds its person, and who wrote what they read."""
    await rig.member(phone)
    other = await rig.member(stranger)
    for path in (
        f"/v1/identities/{phone.person.id.hex()}",
        f"/v1/devices/{phone.id.hex()}",
    ):
        shown = (await other.ask("GET", path)).json()
        assert (shown["card"], shown["version"]) == (phone.person.card.hex(), 0)
        assert code_of(await rig.caller(stranger).ask("GET", path)) == (
            *(401, "session_expired"),
        )
    for path in (f"/v1/identities/{'0a' * 16}", f"/v1/devices/{'0a' * 16}"):
        assert code_of(await other.ask("GET", path)) == (404, "not_found")


async def test_cards_are_not_asked_for_one_after_the_other(
    home: Home, rig: Rig, stranger: Device
) -> None:
    other, path = await rig.member(stranger), f"/v1/identities/{'0a' * 16}"
    for _ in range(rig.settings.rates["card"].burst):
        assert code_of(await other.ask("GET", path)) == (404, "not_found")
    assert code_of(await other.ask("GET", path)) == (429, "rate_limited")
    owner = f"/v1/devices/{stranger.id.hex()}"
    assert code_of(await other.ask("GET", owner)) == (429, "rate_limited")
    assert (await home.caller.ask("GET", owner)).status_code == 200

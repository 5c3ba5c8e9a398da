"""A device signs in once, renews in time, and again when the server forgot it."""

import httpx
import pytest

from app.crypto.signing import public_of
from app.domain.errors import AlveoleError, Broken, Refused
from sync.client.line import JSON_MAX, Line, Request
from sync.client.session import Session, Signer, from_json, unhex
from sync.signin.signatures import SignedRequest, verify_request
from tests.sync.client.conftest import DoorKeeper, Wrist, problem, reply, reply_json

pytestmark = pytest.mark.anyio
SEED = bytes(range(32))
ME = Signer(b"\x0a" * 16, SEED)
SOME = Request("GET", "/v1/spaces")


def session(door: DoorKeeper, wrist: Wrist) -> Session:
    return Session(Line("http://127.0.0.1:1", transport=door), ME, wrist)


async def test_one_session_serves_many_requests(wrist: Wrist) -> None:
    door = DoorKeeper(lambda _: reply(204))
    mine = session(door, wrist)
    for _ in range(3):
        await mine.ask(SOME, cap=1000)
    assert door.opened == 1


async def test_a_session_is_renewed_before_it_ends(wrist: Wrist) -> None:
    door = DoorKeeper(lambda _: reply(204))
    mine = session(door, wrist)
    await mine.ask(SOME, cap=1000)
    wrist.pass_by(539)
    await mine.ask(SOME, cap=1000)
    assert door.opened == 1
    wrist.pass_by(2)
    await mine.ask(SOME, cap=1000)
    assert door.opened == 2


async def test_a_session_the_server_forgot_is_opened_again(wrist: Wrist) -> None:
    def forgetful(request: httpx.Request) -> httpx.Response:
        first = request.headers["authorization"].endswith("1")
        return problem(401, "session_expired") if first else reply(204)

    door = DoorKeeper(forgetful)
    assert (await session(door, wrist).ask(SOME, cap=1000)).status == 204
    assert door.opened == 2


async def test_a_server_that_forgets_each_time_is_not_asked_for_ever(
    wrist: Wrist,
) -> None:
    door = DoorKeeper(lambda _: problem(401, "session_expired"))
    with pytest.raises(Refused, match="session_expired"):
        await session(door, wrist).ask(SOME, cap=1000)
    assert door.opened == 2


async def test_another_refusal_passes(wrist: Wrist) -> None:
    door = DoorKeeper(lambda _: problem(404, "not_found"))
    with pytest.raises(Refused, match="not_found"):
        await session(door, wrist).ask(SOME, cap=1000)


@pytest.mark.covers("C-108")
async def test_a_signed_request_is_the_one_the_server_checks(wrist: Wrist) -> None:
    door = DoorKeeper(lambda _: reply(204))
    await session(door, wrist).sign(Request("POST", "/v1/x?y=1", b"body"), cap=1000)
    seen = door.asked[-1]
    signed = SignedRequest("POST", str(seen.url), seen.content, dict(seen.headers))

    def check(body: bytes) -> str:
        signed.body = body
        return verify_request(
            signed,
            find=lambda _: public_of(SEED),
            spend=lambda nonce, _: nonce == "00" * 32,
            now=wrist,
        )

    assert check(b"body") == ME.id.hex()
    with pytest.raises(Refused, match="signature_invalid"):
        check(b"other")


@pytest.mark.parametrize(
    "told", [[], {"nonce": 1, "at": 1}, {"nonce": "00", "at": "x"}, {}]
)
async def test_a_strange_challenge_is_not_the_protocol(
    wrist: Wrist, told: object
) -> None:
    line = Line(
        "http://127.0.0.1:1", transport=httpx.MockTransport(lambda _: reply_json(told))
    )
    with pytest.raises(Broken, match=r"peer\.malformed"):
        await Session(line, ME, wrist).ask(SOME, cap=JSON_MAX)


async def test_a_bearer_must_be_text(wrist: Wrist) -> None:
    def odd(request: httpx.Request) -> httpx.Response:
        challenge = request.url.path.endswith("challenge")
        return reply_json({"nonce": "00", "at": 1} if challenge else {"token": 1})

    line = Line("http://127.0.0.1:1", transport=httpx.MockTransport(odd))
    with pytest.raises(Broken, match=r"peer\.malformed"):
        await Session(line, ME, wrist).bearer()


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"[]", b"\xff"])
async def test_what_is_no_json_object_is_not_the_protocol(body: bytes) -> None:
    line = Line(
        "http://127.0.0.1:1", transport=httpx.MockTransport(lambda _: reply(200, body))
    )
    with pytest.raises(Broken, match=r"peer\.malformed"):
        from_json(await line.send(SOME, {}))


def test_a_field_that_is_no_hexadecimal_is_not_the_protocol() -> None:
    assert unhex({"a": "00ff"}, "a") == b"\x00\xff"
    for told in ({}, {"a": "zz"}, {"a": 3}):
        with pytest.raises(AlveoleError):
            unhex(told, "a")


def test_the_seed_is_never_shown() -> None:
    assert SEED.hex() not in repr(ME)
    assert repr(SEED) not in repr(ME)

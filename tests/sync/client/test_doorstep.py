"""Before being anybody: a recovery key is heard, a device waits to be let in."""

import json

import httpx
import pytest

from app.domain.errors import Broken
from sync.client.doorstep import Account, Doorstep
from sync.client.session import Signer
from tests.sync.client.conftest import (
    Answering,
    DoorKeeper,
    Wrist,
    reply,
    reply_json,
)

pytestmark = pytest.mark.anyio


def doorstep(answering: Answering, wrist: Wrist) -> tuple[Doorstep, DoorKeeper]:
    door = DoorKeeper(answering)
    return Doorstep("http://127.0.0.1:1", now=wrist, transport=door), door


async def test_a_recovery_key_signs_for_its_account(wrist: Wrist) -> None:
    told = {"identity": "0a", "card": "0b", "version": 3, "vault": "0c"}
    step, door = doorstep(lambda _: reply_json(told), wrist)
    account = await step.recover(b"\x0d" * 16, bytes(32))
    assert account == Account(b"\x0a", b"\x0b", 3, b"\x0c")
    assert 'keyid="' + "0d" * 16 in door.asked[-1].headers["signature-input"]
    await step.close()


async def test_an_account_without_version_is_not_the_protocol(wrist: Wrist) -> None:
    step, _ = doorstep(lambda _: reply_json({"identity": "0a"}), wrist)
    with pytest.raises(Broken, match=r"peer\.malformed"):
        await step.recover(b"\x0d" * 16, bytes(32))


async def test_a_device_knocks_and_waits(wrist: Wrist) -> None:
    waiting = {"card": "0a", "nonce": "0b", "url": "u", "envelope": "", "id": "7"}
    waiting |= {"certificate": "", "identity_card": ""}

    def answering(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            assert json.loads(request.content)["find"] == "ABCD"
        return reply_json(waiting)

    step, door = doorstep(answering, wrist)
    assert await step.knock("ABCD", b"\x0a", b"\x0b", "u") == "7"
    found = await step.waiting("7")
    assert (found.card, found.nonce, found.envelope) == (b"\x0a", b"\x0b", b"")
    assert door.asked[-1].url.path == "/v1/enrol/7"


async def test_a_key_that_would_leave_its_route_is_refused(wrist: Wrist) -> None:
    step, door = doorstep(lambda _: reply(204), wrist)
    with pytest.raises(Broken, match=r"peer\.malformed"):
        await step.waiting("../spaces")
    assert door.asked == []


async def test_an_answer_is_signed_by_the_device_that_lets_in(wrist: Wrist) -> None:
    step, door = doorstep(lambda _: reply(204), wrist)
    signer = Signer(b"\x0e" * 16, bytes(32))
    await step.answer("7", signer, envelope=(b"\x01", b"\x02", b"\x03"))
    last = door.asked[-1]
    assert (last.method, last.url.path) == ("POST", "/v1/enrol/7/envelope")
    assert json.loads(last.content)["identity_card"] == "03"
    assert 'keyid="' + "0e" * 16 in last.headers["signature-input"]


async def test_a_server_is_known_by_its_card(wrist: Wrist) -> None:
    step, door = doorstep(lambda _: reply(200, b'{"wire": [1]}'), wrist)
    await step.greet()
    assert door.asked[-1].url.path == "/v1/server"


async def test_another_kind_of_server_is_told(wrist: Wrist) -> None:
    step, _ = doorstep(lambda _: reply(200, b'{"hello": "world"}'), wrist)
    with pytest.raises(Broken, match=r"peer\.malformed"):
        await step.greet()

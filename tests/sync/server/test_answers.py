"""How a refusal is told: a status, a code, never a sentence."""

import msgspec
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from app.domain.errors import Broken, Refused, Unreachable
from sync.server.answers import STATUS, in_msgpack, packed, problem_of, told
from sync.server.meters import Meters
from sync.wire import Missing, Problem


@pytest.mark.parametrize("code", sorted(STATUS))
def test_each_code_has_its_status(code: str) -> None:
    status, problem = problem_of(Refused(code))
    assert (status, problem.code, problem.detail) == (STATUS[code], code, {})


def test_a_code_of_ours_that_is_not_of_the_wire_says_nothing() -> None:
    for error in (Broken("storage_broken"), Refused("log.tamper")):
        assert problem_of(error) == (503, Problem("overloaded", {}, 5))


def test_when_to_come_back_is_told() -> None:
    error = Refused("rate_limited", retry_after="7")
    assert problem_of(error)[1].retry_after == 7
    assert problem_of(Unreachable("storage_full"))[1].retry_after == 60


def test_the_two_languages_say_the_same() -> None:
    problem = Problem("not_found", {}, 0)
    shown = told(404, problem, packed=False).body
    assert msgspec.json.decode(shown) == {
        "code": "not_found",
        "detail": {},
        "retry_after": 0,
    }
    sent = told(404, problem, packed=True).body
    assert msgspec.msgpack.decode(sent) == ["not_found", {}, 0]


@pytest.mark.anyio
async def test_a_route_that_refuses_answers_in_msgpack() -> None:
    async def refusing(_: Request) -> Response:
        raise Refused("not_found")

    app = Starlette()
    app.state.meters = Meters()
    answer = await in_msgpack(refusing)(Request({"type": "http", "app": app}))
    assert '{code="not_found"} 1' in app.state.meters.text({})
    assert answer.status_code == 404
    assert msgspec.msgpack.decode(answer.body)[0] == "not_found"


def test_a_message_is_packed_and_bytes_are_left_alone() -> None:
    assert packed(Missing([])).body == b"\x91\x90"
    assert packed(b"spine").body == b"spine"

"""What lets a program in is short, typed and JSON, or it is no answer."""

import json

import pytest

from app.domain.errors import Refused
from sync.client.line import Answer
from sync.feeds.answers import Demand, Granted, Metadata, is_json, told

JSON = {"content-type": "application/json; charset=utf-8"}
DEMAND = {
    "device_code": "secret",
    "user_code": "BCDF-GHJK",
    "verification_uri": "https://exemple.fr/appareil",
    "expires_in": 900,
}


def answer(tree: object, headers: dict[str, str] = JSON) -> Answer:
    return Answer(200, headers, json.dumps(tree).encode())


def test_what_is_asked_for_is_read_and_the_rest_left() -> None:
    found = told(answer({**DEMAND, "more": [1]}), Demand)
    assert (found.user_code, found.interval) == ("BCDF-GHJK", 5)


@pytest.mark.parametrize(
    "spoiled",
    [
        {"user_code": "a\x1b[2J"},
        {"user_code": "x" * 41},
        {"device_code": "a b"},
        {"device_code": ""},
        {"device_code": 3},
        {"expires_in": 0},
        {"expires_in": "900"},
        {"interval": 1e99},
        {"verification_uri": "https://a b"},
    ],
    ids=str,
)
def test_what_is_out_of_bounds_is_refused(spoiled: dict[str, object]) -> None:
    with pytest.raises(Refused, match=r"feed\.unknown"):
        told(answer({**DEMAND, **spoiled}), Demand)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 100_000, b"null", b"\xff"])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match=r"feed\.unknown"):
        told(Answer(200, JSON, body), Metadata)


def test_a_token_breaks_no_header() -> None:
    spoiled = {"access_token": "a\r\nx: y", "token_type": "Bearer"}
    with pytest.raises(Refused, match=r"feed\.unknown"):
        told(answer(spoiled), Granted)


@pytest.mark.parametrize(
    ("kind", "so"),
    [
        ("application/json", True),
        ("Application/FHIR+JSON;charset=utf-8", True),
        ("text/html", False),
        ("", False),
    ],
)
def test_json_is_known_by_its_name(kind: str, *, so: bool) -> None:
    assert is_json(Answer(200, {"content-type": kind}, b"")) is so

"""What is read of a request is the protocol, or refused."""

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from app.domain.errors import Refused
from sync.server.asked import limit, number, octets, read, space_of
from sync.wire import ROWS_MAX


def request(query: str = "", space: str = "") -> Request:
    return Request(
        {
            "type": "http",
            "query_string": query.encode(),
            "path_params": {"space": space},
            "headers": [],
        }
    )


@given(st.text(max_size=20))
def test_a_number_is_a_number_or_malformed(text: str) -> None:
    asked = request()
    asked._query_params = {"after": text}  # type: ignore[assignment]
    if text.isascii() and text.isdigit() and int(text) < 1 << 32 and len(text) < 11:
        assert number(asked, "after") == int(text)
    else:
        with pytest.raises(Refused, match="malformed"):
            number(asked, "after")


def test_a_limit_is_at_most_two_thousand() -> None:
    assert limit(request("")) == limit(request("limit=9999")) == ROWS_MAX
    assert limit(request("limit=3")) == 3


def test_a_space_that_is_none_is_not_found() -> None:
    assert space_of(request(space="00" * 16)) == bytes(16)
    with pytest.raises(Refused, match="not_found"):
        space_of(request(space="00"))


def test_octets_have_one_of_their_sizes() -> None:
    assert octets("0001", 2, 4) == b"\0\1"
    for text in ("00", "zz"):
        with pytest.raises(Refused, match="malformed"):
            octets(text, 2)


@given(st.binary(max_size=64))
def test_any_bytes_are_read_or_malformed(raw: bytes) -> None:
    decoder = msgspec.msgpack.Decoder(list[bytes])
    with suppress(Refused):
        assert isinstance(read(decoder, raw), list)

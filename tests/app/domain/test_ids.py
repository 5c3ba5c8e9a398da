"""Ids are drawn in order of creation, and read from people's text strictly."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.ids import IdMint, made_at, parse_id

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DRAWS = st.lists(
    st.tuples(st.integers(-2000, 2000), st.binary(min_size=10, max_size=10)),
    min_size=1,
    max_size=30,
)


def minted(draws: list[tuple[int, bytes]]) -> list[bytes]:
    clock: Iterator[datetime] = (NOON + timedelta(milliseconds=ms) for ms, _ in draws)
    dice = (raw for _, raw in draws)
    mint = IdMint(lambda: next(clock), lambda _: next(dice))
    return [mint() for _ in draws]


@given(DRAWS)
def test_ids_ascend_even_when_the_clock_goes_back(
    draws: list[tuple[int, bytes]],
) -> None:
    ids = minted(draws)
    assert all(before < after for before, after in itertools.pairwise(ids))
    assert {len(one) for one in ids} == {16}


@given(st.binary(min_size=10, max_size=10))
def test_an_id_tells_its_millisecond_and_that_it_is_a_uuid_7(raw: bytes) -> None:
    (one,) = minted([(0, raw)])
    assert int.from_bytes(one[:6], "big") == NOON.timestamp() * 1000
    assert one[6] >> 4 == 7
    assert one[8] >> 6 == 0b10


def test_two_ids_of_one_millisecond_and_one_draw_differ() -> None:
    first, second = minted([(0, bytes(10))] * 2)
    assert int.from_bytes(second, "big") == int.from_bytes(first, "big") + 1


def test_an_id_asks_for_all_its_randomness() -> None:
    assert len({minted([(0, n.to_bytes(10, "big"))])[0] for n in range(50)}) == 50


@given(st.binary(min_size=16, max_size=16))
def test_an_id_is_read_as_written(raw: bytes) -> None:
    digits = raw.hex()
    dashed = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:]))
    for text in (digits, digits.upper(), dashed, f" {digits}\n"):
        assert parse_id(text) == raw


@pytest.mark.parametrize(
    "text",
    [
        "",
        "00" * 15,
        "00" * 17,
        "0" * 31,
        "zz" * 16,
        "00 " * 16,
        "0x" + "00" * 15,
        "\u0660" * 32,
    ],
)
def test_anything_else_is_not_an_id(text: str) -> None:
    with pytest.raises(Refused, match=r"^id\.malformed$"):
        parse_id(text)


def test_an_id_says_when_it_was_made() -> None:
    mint = IdMint(lambda: datetime(2026, 3, 12, 8, tzinfo=UTC), bytes)
    assert made_at(mint()) == 1_773_302_400_000

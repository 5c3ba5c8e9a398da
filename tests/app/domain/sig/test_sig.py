"""Every sort of packet: there and back, whole or refused, and never another error."""

import random
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.sig.packet import DecodeError
from tests.app.domain.sig.packets import SORTS, Sort

REASONS: Final = {"short", "trailing", "crc", "size", "flags", "unit", "value"}
CLOSED: Final = [sort for sort in SORTS if sort.name not in {"users", "heart"}]
"""Not those whose end is open: an answer of users, the intervals of a heart rate."""
RANDOM_PACKETS: Final = 10_000

each_sort = pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)


@each_sort
def test_a_packet_comes_back(sort: Sort) -> None:
    assert sort.decode(sort.encode(sort.value)) == sort.value


@each_sort
def test_half_a_packet_is_no_packet(sort: Sort) -> None:
    whole = sort.encode(sort.value)
    shortest = 4 if sort.name == "heart" else len(whole)
    for end in range(shortest):
        with pytest.raises(DecodeError):
            sort.decode(whole[:end])


@pytest.mark.parametrize("sort", CLOSED, ids=lambda sort: sort.name)
def test_a_byte_too_many_is_no_packet(sort: Sort) -> None:
    with pytest.raises(DecodeError) as refused:
        sort.decode(sort.encode(sort.value) + b"\0")
    assert refused.value.reason in {"trailing", "crc", "size"}


def outcome(sort: Sort, raw: bytes) -> str:
    """Return why *raw* is refused, or that it is read and comes back the same."""
    try:
        value = sort.decode(raw)
    except DecodeError as refused:
        return refused.reason
    assert sort.decode(sort.encode(value)) == value
    return "read"


def spoilt(raw: bytes, chance: random.Random) -> bytes:
    """Return a packet with a byte or two that changed, and maybe a shorter one."""
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 2)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(
        changed[: chance.choice((len(changed), chance.randrange(len(raw) + 1)))]
    )


@pytest.mark.covers("C-036")
def test_ten_thousand_packets_of_noise_raise_nothing_else(
    tally: Callable[[str, int], None],
) -> None:
    chance = random.Random(6)  # noqa: S311 - noise, not a secret
    seen: set[str] = set()
    for number in range(RANDOM_PACKETS):
        noise = chance.randbytes(chance.randrange(41))
        seen.update(outcome(sort, noise) for sort in SORTS)
        sort = SORTS[number % len(SORTS)]
        seen.add(outcome(sort, spoilt(sort.encode(sort.value), chance)))
    assert seen - {"read"} <= REASONS
    assert {"read", "short", "trailing", "crc", "size", "flags", "value"} <= seen
    tally("packets of noise, read or refused", (len(SORTS) + 1) * RANDOM_PACKETS)


@settings(max_examples=500)
@given(st.sampled_from(SORTS), st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(sort: Sort, raw: bytes) -> None:
    assert outcome(sort, raw) in {"read"} | REASONS


def test_a_refused_packet_is_not_quoted() -> None:
    with pytest.raises(DecodeError) as refused:
        SORTS[0].decode(b"\x0e\xa7")
    assert str(refused.value) == "short"

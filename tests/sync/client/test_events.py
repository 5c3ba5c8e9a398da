"""Wake-ups are read whatever the cut of the stream, and bound in size."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Broken
from sync.client.events import LINE_MAX, lines, read_head, wakes

pytestmark = pytest.mark.anyio
SPACE = "0a" * 16
STREAM = (
    f": hello\n\nretry: 2000\n\nevent: head\r\ndata: "
    f'{{"s":"{SPACE}","n":7}}\r\n\r\nevent: other\ndata: x\n\n'
    f'event: head\ndata: {{"s":"{SPACE}","n":8}}\n\n'
).encode()


async def cut(raw: bytes, sizes: list[int]) -> AsyncIterator[bytes]:
    for size in sizes:
        yield raw[:size]
        raw = raw[size:]
    yield raw


@given(st.lists(st.integers(0, 40), max_size=8))
async def test_wake_ups_are_read_whatever_the_cut(sizes: list[int]) -> None:
    seen = [wake async for wake in wakes(cut(STREAM, sizes))]
    assert seen == [(bytes.fromhex(SPACE), 7), (bytes.fromhex(SPACE), 8)]


async def test_an_endless_line_is_dropped() -> None:
    with pytest.raises(Broken, match=r"peer\.malformed"):
        [_ async for _ in lines(cut(b"x" * (LINE_MAX + 1), []))]


@pytest.mark.parametrize(
    "told",
    [
        *("", "[]", "{}", '{"s":"0a","n":1}', '{"s":1,"n":1}', "null"),
        f'{{"s":"{SPACE}","n":"1"}}',
    ],
)
def test_a_strange_wake_up_is_not_the_protocol(told: str) -> None:
    with pytest.raises(Broken, match=r"peer\.malformed"):
        read_head(told)


@given(st.binary(max_size=300))
async def test_any_bytes_give_wake_ups_or_the_one_fault(raw: bytes) -> None:
    with suppress(Broken):
        [_ async for _ in wakes(cut(b"event: head\ndata: " + raw + b"\n\n", []))]

"""A stream opens whole or not at all, and padding hides its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.stream import (
    CHUNK,
    blocks,
    checked_key,
    content_key,
    open_chunk,
    open_chunks,
    open_stream,
    pad,
    padded_size,
    padme,
    seal_chunk,
    seal_chunks,
    seal_stream,
    sealed_size,
    unpad,
)
from app.domain.errors import Refused
from tests.vectors.seeds import seed
from tests.vectors.strategies import QUICK, spoiled

KEY = seed("dek")
STEP = CHUNK + 16
LONG = seal_stream(KEY, bytes(3 * CHUNK), b"a")
SMALL = seal_stream(KEY, b"short", b"a")
EDGES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7]


@pytest.mark.parametrize("size", EDGES)
def test_a_stream_gives_back_what_it_holds(size: int) -> None:
    sealed = seal_stream(KEY, bytes(size), b"a")
    assert len(sealed) == sealed_size(size)
    assert open_stream(KEY, sealed, b"a") == bytes(size)


@pytest.mark.parametrize("step", [1000, CHUNK, STEP, 1 << 20])
def test_pieces_of_any_size_make_the_same_stream(step: int) -> None:
    content = bytes(range(256)) * 1000
    pieces = [content[at : at + step] for at in range(0, len(content), step)]
    sealed = b"".join(seal_chunks(KEY, pieces, b"a"))
    assert sealed == seal_stream(KEY, content, b"a")
    cut = [sealed[at : at + step] for at in range(0, len(sealed), step)]
    assert b"".join(open_chunks(KEY, cut, b"a")) == content


@QUICK
@given(st.lists(st.binary(max_size=9)), st.integers(1, 7))
def test_blocks_are_full_but_the_last(pieces: list[bytes], size: int) -> None:
    cut = list(blocks(pieces, size))
    assert b"".join(block for block, _ in cut) == b"".join(pieces)
    assert [last for _, last in cut] == [False] * (len(cut) - 1) + [True]
    assert all(len(block) == size for block, last in cut if not last)
    assert len(cut) == max(1, -(-len(b"".join(pieces)) // size))


@pytest.mark.parametrize(
    "bad",
    [
        LONG[:-STEP],
        LONG[STEP:],
        LONG[:STEP] * 2,
        LONG + LONG[-20:],
        LONG[STEP : 2 * STEP] + LONG[:STEP] + LONG[2 * STEP :],
        LONG[:STEP] + LONG,
        LONG[:-1],
        LONG + b"\0",
        LONG[:15],
        b"",
    ],
    ids=[
        "cut",
        "headless",
        "repeated",
        "longer",
        "reordered",
        "doubled",
        "one byte less",
        "one byte more",
        "less than a tag",
        "empty",
    ],
)
def test_a_stream_of_another_shape_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        open_stream(KEY, bad, b"a")


@pytest.mark.parametrize("full", [1, 2, 3])
def test_one_content_has_one_stream(full: int) -> None:
    chunks = [bytes(CHUNK)] * full
    honest = seal_stream(KEY, b"".join(chunks), b"a")
    forged = [*chunks, b""]
    twin = b"".join(
        seal_chunk(KEY, index, chunk, b"a", last=index == full)
        for index, chunk in enumerate(forged)
    )
    assert open_stream(KEY, honest, b"a") == b"".join(chunks)
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        open_stream(KEY, twin, b"a")


def test_the_only_chunk_may_be_empty() -> None:
    assert open_stream(KEY, seal_stream(KEY, b"", b"a"), b"a") == b""
    empty = seal_chunk(KEY, 1, b"", b"a", last=True)
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        open_chunk(KEY, 1, empty, b"a", last=True)


@QUICK
@given(spoiled(SMALL))
def test_a_spoiled_stream_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        open_stream(KEY, bad, b"a")


def test_a_stream_opens_in_its_own_context_only() -> None:
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        open_stream(KEY, SMALL, b"b")


def test_the_key_behind_a_header_is_the_one_committed_to() -> None:
    key, commit = content_key(KEY, "item", 1)
    header = b"\x01\x01" + commit
    assert checked_key(KEY, 1, header, "item", 1) == key
    for dek, part in ((seed("other"), 1), (KEY, 2)):
        with pytest.raises(Refused, match=r"^commit\.mismatch$"):
            checked_key(dek, 1, header, "item", part)
    for start in (b"\x02\x01", b"\x01\x02", b"\x01", b""):
        with pytest.raises(Refused, match=r"^format\.unknown$"):
            checked_key(KEY, 1, start + commit, "item", 1)


@pytest.mark.parametrize(
    ("size", "padded"),
    [
        (0, 256),
        (255, 272),
        (600, 608),
        (65_536, 67_584),
        (200_000, 200_704),
        (5_000_000, 5_111_808),
    ],
)
def test_the_padded_sizes_of_the_design(size: int, padded: int) -> None:
    assert len(pad(bytes(size))) == padded == padded_size(size)


@given(st.integers(0, 2**50))
def test_padme_tells_little_and_costs_little(size: int) -> None:
    padded = padme(size)
    assert size <= padded <= size * 1.12 + 1
    assert padme(padded) == padded


@QUICK
@given(st.binary(max_size=900), st.sampled_from([">I", ">Q"]))
def test_padding_comes_off(content: bytes, frame: str) -> None:
    assert unpad(pad(content, frame), frame) == content


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"\0\0\0",
        pad(b"x")[:-1],
        pad(b"x") + b"\0",
        pad(b"x")[:-1] + b"\1",
        b"\xff\xff\xff\xff" + pad(b"x")[4:],
    ],
    ids=["empty", "no length", "short", "long", "not zero", "false length"],
)
def test_false_padding_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        unpad(bad)


@pytest.mark.parametrize(
    ("size", "padded"),
    [
        (0, 0),
        (1, 1),
        (8, 8),
        (9, 10),
        (15, 16),
        (17, 18),
        (33, 36),
        (265, 272),
        (513, 544),
    ],
)
def test_padme_on_small_lengths(size: int, padded: int) -> None:
    assert padme(size) == padded

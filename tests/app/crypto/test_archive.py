"""A sealed archive is the same envelope as a file, readable anywhere, never altered."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.archive import OpeningReader, SealingWriter
from app.crypto.canon import canon
from app.crypto.files import FileRef, open_whole, seal_file
from app.crypto.stream import CHUNK, HEADER, content_key, seal_chunk
from app.domain.errors import Refused
from tests.vectors.strategies import code_of

DEK, REF = bytes(range(32)), FileRef(bytes(16), b"\x07" * 16, bytes(16))
SIZES = [0, 1, 247, 248, 249, CHUNK - 9, CHUNK - 8, CHUNK - 7, 3 * CHUNK + 5]


def archived(content: bytes, *, piece: int = 10_000, before: bytes = b"") -> io.BytesIO:
    sink = io.BytesIO(before)
    sink.seek(len(before))
    writer = SealingWriter(sink, DEK, REF)
    for at in range(0, len(content), piece):
        writer.write(content[at : at + piece])
    assert writer.finish() == len(content)
    return sink


def body(size: int) -> bytes:
    return bytes(index % 251 for index in range(size))


@pytest.mark.parametrize("size", SIZES)
def test_it_is_the_envelope_of_a_file(size: int) -> None:
    content = body(size)
    sealed = archived(content).getvalue()
    assert sealed == b"".join(seal_file(REF, [content], size, lambda _: DEK))
    assert open_whole(DEK, REF, [sealed]) == content


@pytest.mark.parametrize("size", SIZES)
def test_it_is_read_after_what_stands_before_it(size: int) -> None:
    reader = OpeningReader(archived(body(size), before=b"head"), 4, DEK, REF)
    reader.verify()
    assert io.BufferedReader(reader).read() == body(size)


@given(start=st.integers(0, 140_000), size=st.integers(0, 140_000))
def test_it_is_read_anywhere(start: int, size: int) -> None:
    reader = io.BufferedReader(OpeningReader(LARGE, 0, DEK, REF))
    reader.seek(start)
    assert reader.read(size) == CONTENT[start : start + size]


CONTENT = body(2 * CHUNK + 100)
LARGE = archived(CONTENT)


@given(st.integers(0, len(LARGE.getvalue()) - 1), st.integers(0, 7))
def test_any_flipped_bit_is_refused(at: int, bit: int) -> None:
    altered = bytearray(LARGE.getvalue())
    altered[at] ^= 1 << bit
    with pytest.raises(Refused, match=r"commit\.mismatch|format\.unknown"):
        OpeningReader(io.BytesIO(altered), 0, DEK, REF).verify()


@given(st.integers(0, len(LARGE.getvalue()) - 1))
def test_any_cut_is_refused(size: int) -> None:
    with pytest.raises(Refused, match=r"commit\.mismatch|format\.unknown"):
        OpeningReader(io.BytesIO(LARGE.getvalue()[:size]), 0, DEK, REF).verify()


def test_what_is_added_is_refused() -> None:
    with pytest.raises(Refused, match=r"commit\.mismatch"):
        OpeningReader(io.BytesIO(LARGE.getvalue() + b"\0"), 0, DEK, REF).verify()


def test_an_empty_chunk_at_the_end_is_refused() -> None:
    content = body(CHUNK - 8)
    honest = archived(content).getvalue()
    key, _ = content_key(DEK, "blob", *REF.parts)
    aad = canon("blob", *REF.parts)
    block = len(content).to_bytes(8, "big") + content
    first = seal_chunk(key, 0, block, aad, last=False)
    twin = honest[:HEADER] + first + seal_chunk(key, 1, b"", aad, last=True)
    assert honest == honest[:HEADER] + seal_chunk(key, 0, block, aad, last=True)
    for opened in (
        lambda: OpeningReader(io.BytesIO(twin), 0, DEK, REF).verify(),
        lambda: open_whole(DEK, REF, [twin]),
    ):
        assert code_of(opened) == "commit.mismatch"


def test_another_key_is_refused() -> None:
    with pytest.raises(Refused, match=r"commit\.mismatch"):
        OpeningReader(LARGE, 0, bytes(32), REF)


def test_a_place_before_the_beginning_is_none() -> None:
    reader = OpeningReader(LARGE, 0, DEK, REF)
    with pytest.raises(OSError, match=r"^$"):
        reader.seek(-1)
    assert reader.seek(0, io.SEEK_END) == len(CONTENT) == reader.tell()

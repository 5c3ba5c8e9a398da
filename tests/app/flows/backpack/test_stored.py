"""Files laid in an archive come out as they went in, and its size is told before."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.flows.backpack.stored import Stored, archive, size_of

NAMES = st.text("abcé/0", min_size=1, max_size=9)
FILES = st.dictionaries(NAMES, st.lists(st.binary(max_size=99), max_size=4), max_size=5)


def laid(files: dict[str, list[bytes]]) -> list[Stored]:
    """Return the files to lay."""
    return [
        Stored(name, sum(map(len, pieces)), pieces) for name, pieces in files.items()
    ]


@given(FILES)
def test_every_file_comes_out_as_it_went_in(files: dict[str, list[bytes]]) -> None:
    made = b"".join(archive(laid(files)))
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        found = {name: opened.read(name) for name in opened.namelist()}
    assert found == {name: b"".join(pieces) for name, pieces in files.items()}


@given(FILES)
def test_the_size_told_before_is_the_size_made(files: dict[str, list[bytes]]) -> None:
    assert len(b"".join(archive(laid(files)))) == size_of(laid(files))


def test_the_same_files_make_the_same_bytes() -> None:
    files = laid({"a": [b"1"], "b": [b"22", b"3"]})
    assert b"".join(archive(files)) == b"".join(archive(files))


def test_no_piece_waits_for_the_end() -> None:
    pieces = archive([Stored("a", 2, [b"1", b"2"])])
    assert b"1" in next(pieces) + next(pieces)


def test_what_is_refused_while_it_comes_is_raised() -> None:
    def broken() -> Iterator[bytes]:
        yield b"1"
        raise Refused("file.changed")

    with pytest.raises(Refused, match=r"file\.changed"):
        list(archive([Stored("a", 2, broken())]))

"""The bulk reader of heads takes what `Head` takes, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.statements import Head
from app.domain.errors import Refused
from sync.server.heads import read_head
from tests.sync.server.actors import Person, Space, drawn

SPACE = Space(Person("alice").device())
HEAD = SPACE.put(SPACE.founder, "a", refs=[drawn("r")]).head


def test_a_head_reads_the_same() -> None:
    read, known = read_head(HEAD), Head.decode(HEAD)
    assert all(
        getattr(read, name) == getattr(known, name)
        for name in Head.__slots__
        if name != "refs"
    )
    assert tuple(read.refs) == known.refs


@given(st.integers(0, len(HEAD) - 1), st.integers(1, 255))
def test_both_readers_agree_on_every_altered_head(at: int, flip: int) -> None:
    raw = HEAD[:at] + bytes([HEAD[at] ^ flip]) + HEAD[at + 1 :]
    try:
        Head.decode(raw)
        known = True
    except Refused:
        known = False
    try:
        read_head(raw)
        mine = True
    except Refused:
        mine = False
    assert mine == known


@pytest.mark.parametrize("raw", [b"", HEAD[:-1], HEAD + b"\0", b"\x90"])
def test_what_is_cut_or_lengthened_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match="run_invalid"):
        read_head(raw)

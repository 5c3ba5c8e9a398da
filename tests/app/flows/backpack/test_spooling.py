"""What passes by the disk is sealed there, and comes out as it went in."""

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.flows.backpack.spooling import Spool

CANARY = b"glucose 1,26"


@given(st.lists(st.binary(max_size=70_000), max_size=5))
def test_what_goes_in_comes_out(pieces: list[bytes]) -> None:
    spool = Spool(io.BytesIO(), os.urandom)
    spool.fill(lambda sink: sink.writelines(pieces))
    assert spool.opened().read() == b"".join(pieces)


def test_nothing_of_it_is_in_clear_on_the_disk() -> None:
    file = io.BytesIO()
    spool = Spool(file, os.urandom)
    assert spool.fill(lambda sink: sink.write(CANARY * 9)) == 9 * len(CANARY)
    assert CANARY not in file.getvalue()
    assert spool.opened().read(len(CANARY)) == CANARY


def test_another_key_opens_nothing() -> None:
    file = io.BytesIO()
    Spool(file, os.urandom).fill(lambda sink: sink.write(CANARY))
    with pytest.raises(Refused, match=r"commit\.mismatch"):
        Spool(file, os.urandom).opened()

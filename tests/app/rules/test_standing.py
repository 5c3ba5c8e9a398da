"""The state of a space survives the store, and nothing else is taken for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.packing import pack, unpack
from app.domain.errors import Broken
from app.rules.standing import Author, Flight, Standing
from tests.app.worlds import a_home


def test_a_full_state_is_read_as_written() -> None:
    home, ledger, _ = a_home()
    home.sync(ledger)
    standing = home.sealing.standing(home.space)
    standing.flight = [Flight(7, 1, 2, bytes(16))]
    standing.pins = {3: bytes(32)}
    assert Standing.decode(standing.encode()) == standing


def test_a_shortened_state_is_damage() -> None:
    raw = Standing.start(bytes(16)).encode()
    for cut in range(0, len(raw), 7):
        with pytest.raises(Broken, match=r"store\.damaged"):
            Standing.decode(raw[:cut])


def test_what_an_older_version_kept_is_read() -> None:
    kept = unpack(dict[str, Any], Standing.start(bytes(16)).encode())
    del kept["refused"], kept["pins"]
    assert Standing.decode(pack(kept)) == Standing.start(bytes(16))


@given(st.binary(max_size=60))
def test_any_other_bytes_are_damage(raw: bytes) -> None:
    with pytest.raises(Broken, match=r"store\.damaged"):
        Standing.decode(raw)


def test_a_collection_just_created_is_written_in_its_first_epoch() -> None:
    standing = Standing.start(bytes(16))
    assert standing.epoch(b"c" * 16) == 0
    standing.opened.append(b"c" * 16)
    assert standing.epoch(b"c" * 16) == 1


def test_a_device_starts_unretired() -> None:
    assert Author(bytes(16), bytes(32), 0, 0).retired == 0

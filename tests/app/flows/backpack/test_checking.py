"""A backpack is verified to its last byte before anybody relies on it."""

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.crypto.backup import read_header
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.flows.backpack.checking import Checked, check_archive
from tests.app.flows.backpack.conftest import PASSPHRASE, Place, an_empty_home


def test_a_sound_one_says_what_it_holds(full: Place, exported: io.BytesIO) -> None:
    checked = check_archive(full.backpack, exported, PASSPHRASE)
    assert checked == Checked(entries=3, documents=1, created="2026-11-21", own=True)


def test_one_of_another_space_is_told(exported: io.BytesIO) -> None:
    other = replace(an_empty_home().backpack, space=SpaceId(b"\x02" * 16))
    assert not check_archive(other, exported, PASSPHRASE).own


def test_a_wrong_phrase_opens_nothing(full: Place, exported: io.BytesIO) -> None:
    with pytest.raises(Refused, match=r"backup\.key"):
        check_archive(full.backpack, exported, "une autre phrase")


def test_nothing_is_restored(full: Place, exported: io.BytesIO) -> None:
    before = dict(full.memory.state.entries)
    check_archive(full.backpack, exported, PASSPHRASE)
    assert full.memory.state.entries == before


@pytest.mark.covers("C-135")
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_one_flipped_bit_of_the_content_is_seen(
    full: Place, exported: io.BytesIO, data: st.DataObject
) -> None:
    raw = bytearray(exported.getvalue())
    _, start = read_header(bytes(raw))
    raw[data.draw(st.integers(start, len(raw) - 1))] ^= 1 << data.draw(
        st.integers(0, 7)
    )
    with pytest.raises(Refused):
        check_archive(full.backpack, io.BytesIO(bytes(raw)), PASSPHRASE)

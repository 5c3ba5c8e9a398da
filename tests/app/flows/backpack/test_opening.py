"""Not one byte of an archive is believed before all of them are verified."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.crypto.backup import read_header
from app.domain.errors import Refused
from app.flows.backpack import opening
from app.flows.backpack.opening import open_archive
from tests.app.flows.backpack.conftest import PASSPHRASE, SPACE, Place

FEW = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CODES = r"^(backup\.malformed|backup\.key|format\.unknown|kdf\.floor)$"


@pytest.fixture
def unstretched(monkeypatch: pytest.MonkeyPatch, exported: io.BytesIO) -> bytes:
    """The archive's own key, so that each try does not pay for Argon2."""
    header, _ = read_header(exported.getvalue())
    dek = opening._key(header, "passphrase", PASSPHRASE)
    monkeypatch.setattr(opening, "_key", lambda *_: dek)
    return exported.getvalue()


def test_an_archive_says_whose_it_is(exported: io.BytesIO) -> None:
    archive = open_archive(exported, "passphrase", PASSPHRASE)
    assert (archive.space, archive.count) == (SPACE, 3)
    assert len(list(archive.entries())) == 3


def test_another_passphrase_opens_nothing(exported: io.BytesIO) -> None:
    with pytest.raises(Refused, match=r"backup\.key"):
        open_archive(exported, "passphrase", PASSPHRASE + "s")


@FEW
@given(data=st.data())
def test_any_flipped_bit_is_refused(unstretched: bytes, data: st.DataObject) -> None:
    start = read_header(unstretched)[1]
    at = data.draw(st.integers(start, len(unstretched) - 1))
    altered = bytearray(unstretched)
    altered[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Refused, match=CODES):
        open_archive(io.BytesIO(altered), "passphrase", PASSPHRASE)


@FEW
@given(data=st.data())
def test_any_cut_is_refused(unstretched: bytes, data: st.DataObject) -> None:
    size = data.draw(st.integers(0, len(unstretched) - 1))
    with pytest.raises(Refused, match=CODES):
        open_archive(io.BytesIO(unstretched[:size]), "passphrase", PASSPHRASE)


def test_a_flipped_bit_in_the_ways_opens_nothing(exported: io.BytesIO) -> None:
    altered = bytearray(exported.getvalue())
    altered[60] ^= 1
    with pytest.raises(Refused, match=CODES):
        open_archive(io.BytesIO(altered), "passphrase", PASSPHRASE)


def test_an_archive_whose_count_lies_is_refused(
    full: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(full.backpack), "entries", lambda _: iter(()))
    sink = io.BytesIO()
    full.backpack.export(sink, PASSPHRASE)
    archive = open_archive(sink, "passphrase", PASSPHRASE)
    archive.unpacking.manifest["entries"] = 1
    with pytest.raises(Refused, match=r"backup\.malformed"):
        opening._check(archive)

"""Archives cut, altered or shuffled: all refused, and not one row is written."""

import io
import os
from random import Random

import pytest

from app.crypto.archive import OpeningReader
from app.crypto.backup import read_header
from app.domain.errors import Refused
from app.flows.backpack import opening
from app.flows.backpack.members import Unpacking
from app.flows.backpack.opening import open_archive
from tests.app.flows.backpack.conftest import PASSPHRASE, Place
from tests.app.flows.backpack.conftest import exported as exported  # noqa: PLC0414 - a fixture
from tests.app.flows.backpack.conftest import full as full  # noqa: PLC0414 - a fixture
from tests.conftest import Tally

pytestmark = pytest.mark.crash
MUTATIONS = int(os.environ.get("KILLS", "1000"))
CODES = {"backup.malformed", "backup.key", "format.unknown"}


def mutated(raw: bytes, dice: Random, start: int) -> bytes:
    """Cut, flip or exchange something after the header."""
    at, other = sorted(dice.sample(range(start, len(raw) - 1), 2))
    fate = dice.randrange(3)
    if fate == 0:
        return raw[:at]
    if fate == 1:
        return raw[:at] + bytes([raw[at] ^ 1 << dice.randrange(8)]) + raw[at + 1 :]
    return raw[:at] + raw[other:] + raw[at:other]


@pytest.mark.covers("C-135", "C-160")
def test_no_mutation_passes(
    exported: io.BytesIO, full: Place, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    raw = exported.getvalue()
    header, start = read_header(raw)
    dek = opening._key(header, "passphrase", PASSPHRASE)
    monkeypatch.setattr(opening, "_key", lambda *_: dek)
    dice, codes = Random(6), set()  # noqa: S311 - mutations, not secrets
    for _ in range(MUTATIONS):
        with pytest.raises(Refused) as caught:
            open_archive(
                io.BytesIO(mutated(raw, dice, start)), "passphrase", PASSPHRASE
            )
        codes.add(caught.value.code)
    assert codes <= CODES
    tally("altered archives: all refused", MUTATIONS)
    assert open_archive(exported, "passphrase", PASSPHRASE).count == 3
    assert full.vault.spaces()


def test_a_reader_that_checks_nothing_would_be_seen(
    exported: io.BytesIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: without the pass that verifies, most bit flips go unseen."""
    monkeypatch.setattr(OpeningReader, "verify", lambda _: None)
    monkeypatch.setattr(Unpacking, "verify", lambda _: None)
    monkeypatch.setattr(opening, "_check", lambda _: None)
    raw = bytearray(exported.getvalue())
    raw[len(raw) // 2] ^= 1
    assert open_archive(io.BytesIO(raw), "passphrase", PASSPHRASE).count == 3

"""A home on disk: its ports share one store, which opens as it was closed."""

import os
from datetime import UTC, datetime
from pathlib import Path

from app.domain.departure import Departure, Purpose
from app.domain.write import Origin, Write
from storage.home import DiskHome, opened
from tests.storage.samples import KEY, SPACE, PulseSpy, entry

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def a_home(folder: Path) -> DiskHome:
    """Open the home of a folder."""
    shelves = opened(
        folder, KEY, now=lambda: NOON, entropy=os.urandom, pulse=PulseSpy()
    )
    return DiskHome(*shelves)


def test_what_one_port_writes_is_there_for_the_others_and_the_next_time(
    tmp_path: Path,
) -> None:
    home = a_home(tmp_path)
    home.vault.commit(Write(SPACE, entries=(entry(1),)))
    assert home.journal.waiting(SPACE) == 1
    assert home.trail.standing(SPACE) is None
    left = Departure(b"d" * 16, 1, "2026-11-22", Purpose.COPY_CLEAR, "", 9)
    home.ledger.keep([left])
    home.shut()
    again = a_home(tmp_path)
    assert again.vault.spaces() == [SPACE]
    assert [one.sent for one in again.ledger.of("2026-11-22", limit=2)] == [9]
    again.shut()


def test_what_is_entrusted_is_looked_at_and_closed_with_the_home(
    tmp_path: Path,
) -> None:
    home = a_home(tmp_path)
    home.entrusted.vault.commit(Write(SPACE), origin=Origin.PEER)
    assert home.vault.spaces() == []
    assert home.findings() == []
    home.shut()
    path = tmp_path / "entrusted" / "entrusted.db"
    torn = bytearray(path.read_bytes())
    torn[5000] ^= 1
    path.write_bytes(torn)
    again = a_home(tmp_path)
    assert again.findings()
    assert again.database.findings() == []
    again.shut()

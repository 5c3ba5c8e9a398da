"""A home on disk: its ports share one store, which opens as it was closed."""

import os
from datetime import UTC, datetime
from pathlib import Path

from app.domain.departure import Departure, Purpose
from app.domain.write import Write
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
    home.database.close()
    again = a_home(tmp_path)
    assert again.vault.spaces() == [SPACE]
    assert [one.sent for one in again.ledger.of("2026-11-22", limit=2)] == [9]
    again.database.close()

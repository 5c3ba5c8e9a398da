"""A store made at its first use, closed for good."""

from pathlib import Path

import pytest

from app.domain.errors import Broken, Refused
from storage.late import LateDatabase
from tests.storage.samples import KEY


def test_it_is_made_when_first_asked_and_closed_once(tmp_path: Path) -> None:
    late = LateDatabase(tmp_path / "room" / "late.db", KEY)
    assert (late.here(), late.findings()) == (False, [])
    assert late.ask("SELECT count(*) FROM entry") == [(0,)]
    assert late.here()
    with late.writing() as writer:
        writer.execute("INSERT INTO setting VALUES ('a', 'b')")
    assert late.findings() == []
    late.close()
    late.close()
    with pytest.raises(Refused, match=r"store\.locked"):
        late.ask("SELECT 1")


def test_it_closes_without_having_been_opened(tmp_path: Path) -> None:
    late = LateDatabase(tmp_path / "room" / "late.db", KEY)
    late.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_refuses_its_key_is_damage_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "late.db"
    path.write_bytes(b"not ours" * 1000)
    late = LateDatabase(path, KEY)
    with pytest.raises(Broken, match=r"store\.damaged"):
        late.ask("SELECT 1")
    assert late.findings() == ["store.damaged"]

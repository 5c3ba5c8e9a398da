"""What devices said once is listed, is read the same, and finds its driver."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from app.devices import all_drivers, driver_for
from tests.recordings.replay import FOLDER, line, played, recording

INDEX: Final = tomllib.loads((FOLDER / "INDEX.toml").read_text(encoding="utf-8"))
ROWS: Final = INDEX["recording"]
LISTED: Final = [row["file"] for row in ROWS]
OF_DEVICES: Final = [name for name in LISTED if name.endswith(".toml")]
OURS: Final = {".py", ".pyc"}


def present(folder: Path) -> set[str]:
    """Name the recordings of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    names = {
        path.relative_to(folder).as_posix() for path in files if path.suffix not in OURS
    }
    return names - {"INDEX.toml"}


def test_every_recording_is_listed_once() -> None:
    assert sorted(LISTED) == sorted(present(FOLDER))


def test_a_recording_that_is_not_listed_is_seen(tmp_path: Path) -> None:
    (tmp_path / "unlisted.csv").write_text("")
    assert present(tmp_path) == {"unlisted.csv"}


@pytest.mark.parametrize("row", ROWS, ids=LISTED)
def test_a_recording_says_where_it_comes_from(row: dict[str, str]) -> None:
    assert set(row) == {"file", "origin", "source", "licence"}
    assert row["origin"] in {"real", "synthetic"}
    assert ("synthetic" in row["file"]) == (row["origin"] == "synthetic")


@pytest.mark.parametrize("name", OF_DEVICES)
@pytest.mark.covers("C-036")
def test_a_recording_is_read_as_it_says(name: str) -> None:
    recorded = recording(name)
    assert [line(each) for each in played(recorded)] == recorded.kept


@pytest.mark.parametrize("name", OF_DEVICES)
def test_a_recording_finds_its_own_driver(name: str) -> None:
    recorded = recording(name)
    assert {driver_for(advert) for advert in recorded.adverts} == {recorded.driver}


def test_every_driver_has_a_recording() -> None:
    recorded = {recording(name).driver.name for name in OF_DEVICES}
    assert recorded == {driver.name for driver in all_drivers()}

"""A phrase without the device opens nothing, nor does the device without its phrase."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.near import Near
from tests.journeys.program import Home, Served

pytestmark = pytest.mark.covers("C-108")
NO_HOME = "[store.absent]"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path / "server")
    yield server
    server.stop()


@pytest.fixture
def phone(served: Served, tmp_path: Path) -> Home:
    """A home with a letter, which the server holds too."""
    home = Near(tmp_path / "phone")
    home.found("--server", served.url)
    letter = tmp_path / "lettre.txt"
    letter.write_text("Zibeline", "utf-8")
    home.answer("import", str(letter))
    home.answer("sync")
    return home


def test_a_phrase_alone_on_a_new_device_opens_nothing(
    phone: Home, served: Served, tmp_path: Path
) -> None:
    """The same phrase, and the same server: what is missing is the device's key."""
    new = Near(tmp_path / "new")
    assert new.phrase == phone.phrase
    for words in (("list", "document"), ("sync",), ("doctor",), ("search", "zibeline")):
        said = new.run(*words, "--json")
        assert (said.code, said.out, said.err.split()[-1]) == (1, "", NO_HOME), words
    as_sheet = ("--recovery-file", str(new.paper))
    said = new.run("join", "--server", served.url, *as_sheet, "--json")
    assert (said.code, said.out) == (1, "")
    assert not list(new.folder.rglob("*.db"))
    assert len(phone.answers("list", "document")) == 1


def test_a_stolen_device_without_its_phrase_opens_nothing(
    phone: Home, tmp_path: Path
) -> None:
    shutil.copytree(phone.folder, tmp_path / "stolen")
    thief = Near(tmp_path / "stolen", phrase="une autre phrase toute neuve 2026")
    for words in (("list", "document"), ("sync",), ("export", str(tmp_path / "x"))):
        said = thief.run(*words, "--json")
        assert (said.code, said.out, said.err.split()[-1]) == (2, "", "[store.key]")
    whole = (path.read_bytes() for path in thief.folder.rglob("*") if path.is_file())
    assert b"Zibeline" not in b"".join(whole)

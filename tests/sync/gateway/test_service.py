"""The fictitious service says that it is, and refuses a place that is none."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from storage.memory.entrusted import memory_beside
from sync.gateway import play_service
from sync.gateway.reader import Reading
from sync.gateway.service import OFFICIAL, write
from tests.app.paper_home import PaperHome
from tests.journeys.town import Watch, a_ledger

pytestmark = pytest.mark.covers("C-016")


def asked(root: Path, **said: str) -> dict[str, str]:
    told = {"what": "code", "server": "http://127.0.0.1:1", "out": str(root / "out")}
    return {**told, "folder": str(root / "s"), "operator": str(root), **said}


def play(how: dict[str, str]) -> object:
    world, ledger = PaperHome().profile.world, a_ledger(Watch(), "service")
    return play_service(world, ledger, memory_beside, how)


def test_it_says_that_it_is_fictitious() -> None:
    assert "fictif" in OFFICIAL


def test_an_address_that_is_none_and_an_operator_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^server\.address$"):
        play(asked(tmp_path, server="http://ailleurs.example"))
    with pytest.raises(Refused, match=r"^deposit\.no_directory$"):
        play(asked(tmp_path))


def test_what_it_reads_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, [Reading("Ma synth\u00e8se", b"%PDF", b"{}", 9)])
    names = sorted(one.name for one in out.iterdir())
    assert names == ["synthese-1.json", "synthese-1.pdf"]
    assert (out / names[1]).read_bytes() == b"%PDF"
    assert {one.stat().st_mode & 0o077 for one in out.iterdir()} == {0}
    with pytest.raises(Refused, match=r"^file\.unwritable$"):
        write(out / names[0], [Reading("", b"", b"", 9)])

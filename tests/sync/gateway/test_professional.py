"""The fictitious professional says that it is, and reads what it is told to send."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.domain.message import Ask
from app.domain.profession import FACILITIES, PROFESSIONS
from storage.memory.entrusted import memory_beside
from sync.gateway import play_professional, players
from sync.gateway.professional import OFFICIALS, answer_of, keep
from tests.app.paper_home import PaperHome
from tests.journeys.town import Watch, a_ledger

pytestmark = pytest.mark.covers("C-048", "C-050")
ANSWER = {"text": "Bonjour", "files": "", "asks": "", "about": ""}


def asked(root: Path, **said: str) -> dict[str, str]:
    told = {"what": "code", "server": "http://127.0.0.1:1", "profession": "doctor"}
    return {**told, "folder": str(root / "p"), "operator": str(root), **said}


def play(how: dict[str, str]) -> object:
    world, ledger = PaperHome().profile.world, a_ledger(Watch(), "professional")
    return play_professional(world, ledger, memory_beside, how)


def test_each_says_that_it_is_fictitious() -> None:
    codes = {one.code for one in (*PROFESSIONS, *FACILITIES)} - {"laboratory"}
    assert OFFICIALS.keys() == codes
    assert all("fictif" in one or "fictive" in one for one in OFFICIALS.values())


def test_an_address_that_is_none_and_an_operator_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^server\.address$"):
        play(asked(tmp_path, server="http://ailleurs.example"))
    with pytest.raises(Refused, match=r"^deposit\.no_directory$"):
        play(asked(tmp_path))


def test_three_may_be_played(tmp_path: Path) -> None:
    world, ledger = PaperHome().profile.world, a_ledger(Watch(), "players")
    *_, professional = players(world, ledger, memory_beside)
    with pytest.raises(Refused, match=r"^deposit\.no_directory$"):
        professional(asked(tmp_path))


def test_a_file_is_what_its_first_bytes_say(tmp_path: Path) -> None:
    sorts = {
        "a.pdf": (b"%PDF-1.4", "application/pdf"),
        "b.jpg": (b"\xff\xd8\xff\xe0", "image/jpeg"),
        "c.png": (b"\x89PNG\r\n", "image/png"),
        "d.xml": (b"<ClinicalDocument/>", "text/xml"),
        "e.txt": (b"bonjour", "text/plain"),
    }
    for name, (content, _) in sorts.items():
        (tmp_path / name).write_bytes(content)
    paths = "\n".join(str(tmp_path / name) for name in sorts)
    made = answer_of({**ANSWER, "files": paths, "asks": "receipt", "about": "ab" * 16})
    assert [one.media_type for one in made.files] == [
        sort for _, sort in sorts.values()
    ]
    assert [one.name for one in made.files] == list(sorts)
    assert (made.asks, made.about) == (Ask.RECEIPT, b"\xab" * 16)


def test_a_file_that_is_not_there_or_an_answer_to_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^message\.file_type$"):
        answer_of({**ANSWER, "files": str(tmp_path / "absent.pdf")})
    with pytest.raises(Refused, match=r"^message\.absent$"):
        answer_of({**ANSWER, "about": "zz"})


def test_what_came_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    place = tmp_path / "out" / "a.pdf"
    keep(place, b"%PDF")
    assert place.read_bytes() == b"%PDF"
    assert not place.stat().st_mode & 0o077
    with pytest.raises(Refused, match=r"^file\.unwritable$"):
        keep(place / "b.pdf", b"")

"""`main` plugs the rooms: one process, from a new home to its last exchange."""

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import main
from app.domain.errors import Refused
from app.domain.write import Write
from tests.fictitious.printing import photograph
from views.house import House

TREE = Path(__file__).parents[1]
PHRASE = "girafe mauve toit lycée brume wagon safran"


def alveole(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the program on *home*."""
    phrase = home.with_suffix(".phrase")
    phrase.write_text(PHRASE, encoding="utf-8")
    around = {"ALVEOLE_HOME": str(home), "ALVEOLE_PASSPHRASE_FILE": str(phrase)}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(TREE / "main.py"), *words],
        env={**os.environ, **around},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_home_is_made_used_and_looked_at(tmp_path: Path) -> None:
    home = tmp_path / "home é"
    made = alveole(home, "init", "--name", "Camille", "--json")
    assert made.returncode == 0, made.stderr
    assert len(json.loads(made.stdout)["recovery_key"]) == 44
    assert alveole(home, "add", "body-weight", "71,2").returncode == 0
    listed = json.loads(alveole(home, "list", "body-weight", "--json").stdout)
    assert (listed["value"], listed["unit"]) == ("71.2", "kg")
    assert json.loads(alveole(home, "doctor", "--json").stdout)["ok"] is True


@pytest.mark.covers("C-132")
@pytest.mark.parametrize("words", [(), ("--demo",)], ids=["own", "example"])
def test_without_the_encrypted_engine_the_app_does_not_start(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    home, line = tmp_path / "home", ["alveole", "app", "--web", "--no-open", *words]
    blind = "import sys; sys.modules['sqlcipher3'] = None"
    told = f"{blind}; sys.argv = {line}; import main; sys.exit(main.main())"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", told],
        env={**os.environ, "ALVEOLE_HOME": str(home), "PYTHONPATH": str(TREE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "[store.unavailable]" in done.stderr
    assert not home.exists()


def test_without_a_server_an_exchange_is_refused_in_a_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    alveole(home, "init", "--name", "Camille")
    done = alveole(home, "sync")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "[server.none]" in done.stderr


def test_a_creation_that_was_cut_does_not_exist(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "store.db").write_bytes(b"half made")
    (home / "entrusted").mkdir()
    assert alveole(home, "init", "--name", "Camille").returncode == 0
    kept = [path for path in home.iterdir() if path.name.startswith("aside-")]
    assert [path.read_bytes() for path in kept if path.is_file()] == [b"half made"]
    assert [path.name[-9:] for path in kept if path.is_dir()] == ["entrusted"]
    assert not (home / "entrusted").exists()


def thrown_since(house: House, *, days: int) -> None:
    """Add a document, thrown in the trash so many days ago."""
    added = house.documents.add(b"fictif %d" % days, name="x.txt")
    assert added.entry is not None
    then = replace(house.trash.world, now=lambda: main.now() - timedelta(days=days))
    replace(house.trash, world=then).throw(added.entry.id)


@pytest.mark.covers("C-021")
def looked_yesterday(house: House) -> None:
    """Say that the trash was last looked at more than a day ago."""
    before = int(main.now().timestamp() * 1000) - 90_000_000
    settings = {"trash/looked": before.to_bytes(8)}
    house.trash.vault.commit(Write(house.space.id, settings=settings))


def test_opening_a_home_empties_what_lay_thirty_days_in_the_trash(
    tmp_path: Path,
) -> None:
    ways = {"passphrase": PHRASE}
    with closing(main.Starters(tmp_path / "home").door) as door:
        house = door.create("Camille", birth_date="", server="", ways=ways).house
        for days in (29, 33):
            thrown_since(house, days=days)
        looked_yesterday(house)
        door.lock()
        (left,) = door.unlock("passphrase", PHRASE).trash.list()
        assert left.days_left == 1


def test_what_fails_to_end_leaves_no_key_in_an_open_store(tmp_path: Path) -> None:
    ways = {"passphrase": PHRASE}
    with closing(main.Starters(tmp_path / "home").door) as door:
        house = door.create("Camille", birth_date="", server="", ways=ways).house

        def torn() -> None:
            raise OSError

        door.rooms().chores.append(torn)
        with pytest.raises(OSError):  # noqa: PT011 - the very one
            door.close()
        with pytest.raises(Refused, match=r"store\.locked"):
            house.documents.list()


@pytest.mark.covers("C-002")
def test_pages_that_wait_for_days_outlive_the_sweep_of_an_opening(
    tmp_path: Path,
) -> None:
    ways = {"passphrase": PHRASE}
    page = photograph(["page fictive"], date="2026-03-12", turned=False)
    with closing(main.Starters(tmp_path / "home").door) as door:
        house = door.create("Camille", birth_date="", server="", ways=ways).house
        for name in ("recto.jpg", "verso.jpg"):
            house.gathering.add(page, name=name)
        second = house.gathering.pages()[1].file
        house.gathering.remove(second.id)
    for sealed in (tmp_path / "home" / "blobs").rglob("*"):
        os.utime(sealed, (0, 0))
    with closing(main.Starters(tmp_path / "home").door) as door:
        house = door.unlock("passphrase", PHRASE)
        (leaf,) = house.gathering.pages()
        assert house.gathering.draw(leaf.file.id, 40).png.startswith(b"\x89PNG")
        assert not house.documents.blobs.has(second.blob)

"""`alveole doctor` names each fault planted in a home, and says what to do."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.errors import AlveoleError
from app.domain.trail import Page
from app.domain.write import Origin, Write
from app.rules.standing import Standing
from main import Starters
from storage.database import engine
from sync.courier.telling import LAST
from tests.journeys.near import Near
from tests.journeys.program import Home

pytestmark = pytest.mark.covers("C-178")
PAGE, DAY_MS = 4096, 86_400_000


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a document, where all is well."""
    home = Near(tmp_path_factory.mktemp("docteur") / "saine")
    home.found()
    letter = home.folder.with_name("lettre.txt")
    letter.write_text("Zibeline", "utf-8")
    home.answer("import", str(letter))
    assert home.answer("doctor")["ok"] is True
    return home


def flip(home: Home, page: int) -> None:
    """Change one bit in the middle of a page of the store, from 0; twice is never."""
    store = home.folder / "store.db"
    content = bytearray(store.read_bytes())
    content[page * PAGE + PAGE // 2] ^= 1
    store.write_bytes(content)


def lose_a_file(home: Home) -> None:
    """Take one sealed file away."""
    next(path for path in (home.folder / "blobs").rglob("*") if path.is_file()).unlink()


def come_from_tomorrow(home: Home) -> None:
    """Leave what an exchange under a clock one day ahead leaves."""
    tomorrow = int(datetime.now(UTC).timestamp() * 1000) + DAY_MS
    with closing(Starters(home.folder).door) as door:
        space = door.unlock("passphrase", home.phrase).space.id
        write = Write(space, settings={LAST: str(tomorrow).encode()})
        door.rooms().vault.commit(write)


def come_from_a_newer_program(home: Home) -> None:
    """Number the store as a later version of the program would."""
    number(home, 99)


def come_from_an_older_program(home: Home) -> None:
    """Number the store as the first version did, though it is not laid out so."""
    number(home, 1)


def number(home: Home, version: int) -> None:
    """Say of a store which version of the program wrote it."""
    with closing(engine().connect(str(home.folder / "store.db"))) as store:
        store.set_key(f"x'{store_key(home).hex()}'")
        store.execute(f"PRAGMA user_version={version}")


def lose_a_row_of_the_log(home: Home) -> None:
    """Leave what a device keeps whose log lost its last rows."""
    with closing(Starters(home.folder).door) as door:
        space = door.unlock("passphrase", home.phrase).space.id
        standing = replace(Standing.start(space), h=bytes(32)).encode()
        write = Write(space, page=Page(standing))
        door.rooms().vault.commit(write, origin=Origin.PEER)


def store_key(home: Home) -> bytes:
    """Return the bytes the store opens with."""
    keys = Starters(home.folder).keys
    return keys.database_key(keys.unlock("passphrase", home.phrase))


def break_the_slots(home: Home) -> None:
    """Cut the file of the ways in."""
    slots = home.folder / "slots.json"
    slots.write_bytes(slots.read_bytes()[:100])


def named(home: Home) -> tuple[str, str]:
    """Return what the doctor found wrong, and its code."""
    said = home.run("doctor", "--json")
    assert said.code == 1
    if not said.out:
        assert said.err.count("\n") == 1
        return "home", said.err.split()[-1].strip("[]")
    (told,) = said.answers
    assert told.pop("ok") is False
    (fault,) = ((name, one["code"]) for name, one in told.items() if not one["ok"])
    return fault


@pytest.mark.parametrize(
    ("plant", "fault", "advice"),
    [
        (lambda home: flip(home, 0), ("home", "store.damaged"), "un sac à dos"),
        (lose_a_file, ("files", "files.missing"), "Ils viendront du serveur"),
        (come_from_tomorrow, ("clock", "clock.behind"), "Réglez-la"),
        (come_from_a_newer_program, ("home", "store.newer"), "Mettez Alvéole à jour"),
        (come_from_an_older_program, ("home", "store.migration"), "version d'avant"),
        (lose_a_row_of_the_log, ("chain", "chain.broken"), "un sac à dos"),
        (break_the_slots, ("home", "slots.damaged"), "feuille de secours"),
    ],
    ids=["first page", "file", "clock", "newer", "older", "log", "slots"],
)
def test_a_planted_fault_is_named_with_what_to_do(
    sound: Home,
    tmp_path: Path,
    plant: Callable[[Home], None],
    fault: tuple[str, str],
    advice: str,
) -> None:
    shutil.copytree(sound.folder, tmp_path / "maison")
    home = Near(tmp_path / "maison")
    plant(home)
    assert named(home) == fault
    said = home.run("doctor")
    assert advice in f"{said.out}{said.err}".replace("’", "'")


def test_one_bit_of_any_page_is_noticed(sound: Home, tmp_path: Path) -> None:
    shutil.copytree(sound.folder, tmp_path / "maison")
    home, key = Near(tmp_path / "maison"), store_key(sound)
    assert looked(home, key) == "sound"
    seen: dict[str, list[int]] = {}
    for page in range((home.folder / "store.db").stat().st_size // PAGE):
        flip(home, page)
        seen.setdefault(looked(home, key), []).append(page)
        flip(home, page)
    assert set(seen) == {"store.key", "store.damaged", "integrity"}
    assert 0 in seen["store.key"]
    flip(home, seen["integrity"][0])
    assert named(home) == ("integrity", "store.damaged")


def looked(home: Home, key: bytes) -> str:
    """Open a store and read it whole; return the code of what was wrong."""
    try:
        with closing(Starters(home.folder).enter(home.folder, key)) as rooms:
            rooms.house()
            return "integrity" if rooms.database.findings() else "sound"
    except AlveoleError as error:
        return error.code

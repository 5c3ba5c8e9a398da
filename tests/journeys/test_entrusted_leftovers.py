"""What becomes of the second store when a home is locked, opened otherwise, or left."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import main
from app.domain.errors import Refused
from app.flows.dependents.dependents import Tie
from tests.app.flows.entrusted.keeping import CAMILLE, MEASURES, REPORTS, agree
from tests.journeys.test_entrusted_apart import KINDS, PHRASE, THEIRS, plant
from views.doorway import Doorway

pytestmark = [pytest.mark.covers("C-028"), pytest.mark.covers("C-115")]
OTHER = "loutre verte pont brume velours cahier"
Door = Doorway[main.Rooms]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return where the home lies."""
    return tmp_path / "home"


@pytest.fixture
def door(home: Path) -> Iterator[Door]:
    """Return the door of an open home that is entrusted with two rubrics."""
    with closing(main.Starters(home).door) as front:
        front.create("Louise", birth_date="", server="", ways={"passphrase": PHRASE})
        plant(front.rooms().entrusted)
        agree(front.open().entrusted.answers)
        yield front


def there(door: Door) -> tuple[int, int]:
    """Count what is read of each rubric."""
    spaces = door.open().entrusted
    return spaces.count(MEASURES), spaces.count(REPORTS)


WHOLE = (len(KINDS), 1)


def test_locked_nothing_of_it_is_read_nor_lies_beside_its_file(
    door: Door, home: Path
) -> None:
    spaces = door.open().entrusted
    lane = spaces.house(REPORTS)
    door.lock()
    for ask in (spaces.every, lane.documents.list, lambda: spaces.leave(CAMILLE)):
        with pytest.raises(Refused, match=r"store\.locked"):
            ask()
    kept = {one.name for one in (home / "entrusted").iterdir()}
    assert kept == {"entrusted.db", "lock", "blobs"}
    files = [one for one in home.rglob("*") if one.is_file()]
    assert not [one for one in files if THEIRS.encode() in one.read_bytes()]
    door.unlock("passphrase", PHRASE)
    assert there(door) == WHOLE


def test_another_process_takes_it_up_and_never_two_at_once(
    door: Door, home: Path
) -> None:
    """As a lock that starts the program anew does."""
    with closing(main.Starters(home).door) as second:
        with pytest.raises(Refused, match=r"store\.busy"):
            second.unlock("passphrase", PHRASE)
        door.lock()
        second.unlock("passphrase", PHRASE)
        assert there(second) == WHOLE


def test_a_phrase_that_changed_opens_it(door: Door) -> None:
    door.change_secret(("passphrase", PHRASE), "passphrase", OTHER)
    door.lock()
    with pytest.raises(Refused):
        door.unlock("passphrase", PHRASE)
    door.unlock("passphrase", OTHER)
    assert there(door) == WHOLE


def test_a_phrase_forgotten_the_recovery_sheet_opens_it(door: Door) -> None:
    sheet = door.new_sheet(("passphrase", PHRASE))
    door.lock()
    door.unlock("recovery", sheet.key)
    assert there(door) == WHOLE


def test_a_home_that_lost_its_slots_is_set_aside_with_it(
    door: Door, home: Path
) -> None:
    """Whoever makes another home there is given nothing of it, and cannot open it."""
    door.lock()
    (home / "slots.json").unlink()
    with closing(main.Starters(home).door) as second:
        second.create("Paul", birth_date="", server="", ways={"passphrase": OTHER})
        assert second.open().entrusted.every() == []
        assert not (home / "entrusted").exists()
        aside = [one for one in home.glob("aside-*-entrusted") if one.is_dir()]
        assert len(aside) == 1


def test_a_backpack_brings_back_one_s_own_and_nothing_of_it(
    door: Door, tmp_path: Path
) -> None:
    door.open().measures.add("body-weight", ["71"])
    archive = io.BytesIO()
    door.open().backpack.export(archive, PHRASE)
    archive.seek(0)
    other = tmp_path / "other"
    with closing(main.Starters(other).door) as second:
        second.restore(archive, {"passphrase": PHRASE})
        house = second.open()
        assert len(house.measures.series("body-weight")) == 1
        assert house.entrusted.every() == []
        assert not (other / "entrusted").exists()


def test_somebody_one_no_longer_represents_takes_nothing_of_it_away(
    door: Door,
) -> None:
    own = door.open()
    child = own.dependents.add("Zoé", birth_date="2020-01-02", tie=Tie.CHILD)
    door.beside(child.id).measures.add("body-weight", ["12"])
    own.dependents.put_away(child.id)
    assert there(door) == WHOLE
    assert door.open().entrusted.house(REPORTS).documents.count() == 1

"""Two machines that read the same device apart leave one measure in sight."""

from app.domain.entry import Entry
from app.domain.write import Origin, Write
from app.flows.devices.doubles import hide_doubles
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.devices.conftest import Home, a_home
from tests.fictitious.heard import METER, glucose
from tests.storage.samples import SPACE, PulseSpy


def read_apart(home: Home) -> Entry:
    """Have another machine file what this one filed too; return its element."""
    pulse = PulseSpy()
    other = a_home(MemoryVault(Memory(), pulse), pulse)
    other.clock.move(days=1)
    for one in (home, other):
        one.owned(METER)
        one.inbox.take_in([glucose("104")], device=METER)
    (theirs,) = other.measures.series("blood-glucose")
    home.vault.commit(Write(SPACE, entries=(theirs.entry,)), origin=Origin.PEER)
    return theirs.entry


def test_one_reading_filed_twice_is_seen_once(home: Home) -> None:
    theirs = read_apart(home)
    assert len(home.measures.series("blood-glucose")) == 2
    home.devices.replay()
    (one,) = home.measures.series("blood-glucose")
    assert one.entry.id < theirs.id
    assert hide_doubles(home.devices.room) == 0


def test_what_the_person_corrected_stays_corrected(home: Home) -> None:
    theirs = read_apart(home)
    home.measures.correct(theirs.id, ["99"])
    assert hide_doubles(home.devices.room) == 1
    assert [str(o.values[0]) for o in home.measures.series("blood-glucose")] == ["99"]


def test_what_the_person_put_back_stays_in_sight(home: Home) -> None:
    theirs = read_apart(home)
    assert hide_doubles(home.devices.room) == 1
    home.measures.put_back(theirs.id)
    assert hide_doubles(home.devices.room) == 0
    assert len(home.measures.series("blood-glucose")) == 2


def test_a_reading_filed_once_stays(home: Home) -> None:
    home.owned(METER)
    home.inbox.take_in([glucose("104")], device=METER)
    assert hide_doubles(home.devices.room) == 0

"""The position of a space is kept, and nothing goes on from quarantine."""

import pytest

from app.domain.errors import Broken, Refused
from app.domain.trail import Evidence
from app.flows.standings import Standings, again
from tests.app.worlds import Home, a_home


@pytest.fixture
def home() -> Home:
    return a_home()[0]


def test_quarantine_stops_and_keeps_what_proves_it(home: Home) -> None:
    standings = Standings(home.vault, home.trail)
    proof = Evidence("log.fork", 3, 4, (b"one", b"other"))
    standings.quarantine(home.space, "log.fork", [proof])
    with pytest.raises(Broken, match=r"log\.fork"):
        standings.open(home.space)
    assert home.trail.evidence(home.space) == [proof]


@pytest.mark.parametrize("code", ["disk.io", "disk.full", "store.damaged"])
def test_a_fault_of_this_disk_accuses_nobody(home: Home, code: str) -> None:
    standings = Standings(home.vault, home.trail)
    standings.quarantine(home.space, code)
    assert standings.open(home.space).quarantine == ""


def test_a_person_lets_it_go_on(home: Home) -> None:
    standings = Standings(home.vault, home.trail)
    standings.quarantine(home.space, "log.fork")
    standings.release(home.space)
    assert standings.open(home.space) == standings.of(home.space)


def test_a_space_never_pulled_starts_at_its_beginning(home: Home) -> None:
    assert Standings(home.vault, home.trail).open(home.space).seq == 0


def test_our_own_device_is_met_first(home: Home) -> None:
    standings = Standings(home.vault, home.trail)
    standings.meet(home.space, [home.person()])
    assert set(standings.of(home.space).authors) == {home.me.device}


@pytest.mark.parametrize("moved", [0, 1, 4])
def test_what_moved_while_it_was_read_is_read_again(moved: int) -> None:
    left = [moved]

    def attempt() -> str:
        left[0] -= 1
        if left[0] >= 0:
            raise Refused("journal.moved")
        return "read"

    assert again(attempt) == "read"


@pytest.mark.parametrize("code", ["journal.moved", "root.absent"])
def test_but_not_for_ever(code: str) -> None:
    def attempt() -> str:
        raise Refused(code)

    with pytest.raises(Refused, match=code):
        again(attempt)

"""The register played is made from a number, says it is fictitious, and is confined."""

import socket
from urllib.request import urlopen

import pytest

from app.domain.errors import Refused
from app.domain.ids import IdMint
from app.flows.world import World
from sync.feeds import play_register
from sync.feeds.lab.register import Person, Register
from sync.feeds.lab.service import DOOR
from tests.fictitious.register import NOON, Playing, chance

pytestmark = pytest.mark.covers("C-045")
WORLD = World(lambda: NOON, chance(), IdMint(lambda: NOON, chance()))
HOW = {"seed": "1", "name": "", "birth_date": ""}


def test_a_number_always_makes_the_same_register() -> None:
    one, other = Register.of(7, NOON), Register.of(7, NOON)
    assert one == other
    assert Register.of(8, NOON).doses != one.doses
    assert Person.made(7) == one.person


def test_no_dose_is_of_tomorrow() -> None:
    days = [
        dose["occurrenceDateTime"]
        for seed in range(20)
        for dose in Register.of(seed, NOON).doses.values()
    ]
    assert max(days) <= NOON.date().isoformat()


def test_its_page_says_that_it_is_fictitious_and_runs_nothing_typed() -> None:
    with Playing() as playing:
        page = f"http://{playing.host}{DOOR}?code=%22%3E%3Cscript%3E"
        with urlopen(page) as answer:
            said = answer.read().decode()
    assert "ce registre est fictif" in said
    assert "<script>" not in said


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match=r"date\.malformed"):
        play_register(WORLD, 0, {**HOW, "birth_date": "hier"}, print)


def test_a_port_already_taken_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Refused, match=r"listen\.port"):
            play_register(WORLD, taken.getsockname()[1], HOW, print)

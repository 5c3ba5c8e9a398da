"""What is left open says the lines ticked and nothing else, on disk and in logs."""

import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.emergency import Level
from app.flows.emergency.sheet import left_open
from main import LEFT_OPEN, Starters
from storage.durable import LoneFile
from tests.journeys.canaries import WORD, files_of, seen
from views.house import House

pytestmark = pytest.mark.covers("C-165")
PHRASE = "girafe mauve toit lycée brume wagon safran"
TICKED = "Latex"


@pytest.fixture
def starters(tmp_path: Path) -> Iterator[Starters]:
    """Return a real home, made and open, where canaries live."""
    made = Starters(tmp_path / "home")
    with closing(made.door):
        made.door.create(
            "Camille", birth_date="", server="", ways={"passphrase": PHRASE}
        )
        fill(made.door.open())
        yield made


def fill(house: House) -> None:
    """Note one line to tick, and canaries of every kind, one after the code."""
    house.profile.add("allergies", {"substance": TICKED})
    house.profile.add("allergies", {"substance": f"{WORD}allergy"})
    house.profile.add("maladies", {"illness": f"{WORD}illness"})
    said = {"name": f"{WORD}contact", "phone": "06 39 98 00 01"}
    house.profile.add("contacts-urgence", said)
    for one in house.emergency.choices():
        ticked = one.told.text == TICKED
        level = Level.OPEN if ticked else Level.CODE
        house.emergency.choose(one.key, level)


def told(home: Path) -> list[str]:
    """Return the lines anybody reads on this disk."""
    found = left_open(LoneFile(home / LEFT_OPEN))
    return [line.text for line in found.card.lines] if found else []


def test_only_what_was_ticked_is_readable_while_locked(
    starters: Starters, caplog: pytest.LogCaptureFixture
) -> None:
    home = starters.home
    with caplog.at_level(logging.DEBUG):
        starters.door.open().emergency.show()
        starters.door.lock()
    assert told(home) == [TICKED]
    logs = {"logs": caplog.text.encode()}
    assert seen(files_of(home) | logs) == []


def test_a_canary_ticked_would_be_found(starters: Starters) -> None:
    """The control: what is ticked is there for anybody to read."""
    house = starters.door.open()
    for one in house.emergency.choices():
        house.emergency.choose(one.key, Level.OPEN)
    house.emergency.show()
    assert any(WORD in text for text in told(starters.home))


def test_it_is_gone_as_soon_as_it_is_shut(starters: Starters) -> None:
    house = starters.door.open()
    house.emergency.show()
    assert (starters.home / LEFT_OPEN).exists()
    house.emergency.hide()
    assert not (starters.home / LEFT_OPEN).exists()
    assert not list(starters.home.glob(f"{LEFT_OPEN}*"))


def test_what_a_cut_writing_left_is_gone_at_the_next_opening(
    starters: Starters,
) -> None:
    half = starters.home / f"{LEFT_OPEN}.part"
    starters.door.close()
    half.write_bytes(TICKED.encode())
    starters.door.unlock("passphrase", PHRASE)
    assert not half.exists()


def test_it_follows_a_line_that_changes_and_never_leaves_this_device(
    starters: Starters,
) -> None:
    house = starters.door.open()
    house.emergency.show()
    (line,) = [
        one
        for one in house.profile.lines("allergies")
        if one.said["substance"] == TICKED
    ]
    house.profile.withdraw(line.entry.id)
    assert told(starters.home) == []
    assert not (starters.home / LEFT_OPEN).exists()

"""What devices said once reaches the record, or is told beside it: once, and whole."""

from dataclasses import asdict
from typing import Final

import pytest

from app.domain.device import Reading, Rejected
from app.flows.devices.told import Tally
from tests.app.flows.devices.conftest import Home
from tests.recordings.replay import FOLDER, Recording, played, recording

OF_DEVICES: Final = sorted(path.name for path in FOLDER.glob("*_*.toml"))


def taken_in(home: Home, recorded: Recording) -> Tally:
    """Play a recording to the inbox of a home."""
    found = list(played(recorded))
    return home.inbox.take_in(
        [each for each in found if isinstance(each, Reading)],
        [each for each in found if isinstance(each, Rejected)],
        device=recorded.identity,
    )


@pytest.mark.parametrize("name", OF_DEVICES)
@pytest.mark.covers("C-036")
def test_nothing_of_it_is_lost_and_nothing_comes_twice(name: str, home: Home) -> None:
    recorded = recording(name)
    home.owned(recorded.identity)
    first, again = taken_in(home, recorded), taken_in(home, recorded)
    assert {what: count for what, count in asdict(first).items() if count} == (
        recorded.inbox
    )
    assert again == Tally(duplicate=len(recorded.kept))


@pytest.mark.parametrize("name", OF_DEVICES)
@pytest.mark.covers("C-168")
def test_nothing_of_it_is_filed_for_anybody_unasked(name: str, home: Home) -> None:
    """Nobody said whose device it is."""
    recorded = recording(name)
    assert taken_in(home, recorded).kept == 0
    assert home.weights() == ["71"]

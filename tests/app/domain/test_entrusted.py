"""What is kept of one rubric entrusted, and how far it has come."""

from dataclasses import replace

import pytest

from app.domain.entrusted import EntrustedState, Lane, lane_name
from app.domain.ids import CollectionId, SpaceId

LANE = Lane(SpaceId(b"s" * 16), CollectionId(b"c" * 16))
OPEN = replace(
    LANE,
    grant=b"g" * 16,
    rubric=2,
    whose="Camille Fictive",
    birth_date="1980-02-29",
    until=1000,
)


@pytest.mark.parametrize("lane", [LANE, OPEN, replace(OPEN, ended=True)])
def test_a_lane_is_read_as_it_was_written(lane: Lane) -> None:
    assert Lane.decode(lane.encode()) == lane


def test_it_is_coming_then_open_then_ended() -> None:
    assert LANE.state(0) == EntrustedState.COMING
    assert OPEN.state(999) == EntrustedState.OPEN
    assert OPEN.state(1000) == EntrustedState.ENDED
    assert replace(OPEN, ended=True).state(0) == EntrustedState.ENDED


def test_the_name_of_its_secret_holds_the_lane() -> None:
    assert lane_name(SpaceId(b"\x0a" * 16)) == f"lane/{'0a' * 16}/"


def test_whose_it_is_never_shows_in_a_log() -> None:
    assert "Camille" not in repr(OPEN)

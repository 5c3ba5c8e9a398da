"""Points gather by thousands, one an instant, in order of time."""

from decimal import Decimal

import pytest

from app.domain import torrent as room
from app.domain.device import DeviceIdentity
from app.domain.reading import Flag, Point, Trace
from app.domain.torrent import Torrent

BEATS = Trace("heart-rate", "import:x", "/min")
WATCH = DeviceIdentity("file:x|1", "x")


def test_points_are_given_in_order_the_last_said_of_an_instant() -> None:
    torrent = Torrent()
    run = torrent.begin("watch", BEATS, WATCH)
    assert run
    assert torrent.find("watch") is run
    for t, value in ((20, "71.5"), (10, "60"), (20, "80")):
        assert run.add(t, Decimal(value))
    (strand,) = torrent.rest()
    assert strand.points == (Point(10, 60, 2), Point(20, 80, 2))
    assert list(torrent.rest()) == []


@pytest.mark.parametrize(
    ("t", "value"), [(-1, "1"), (1 << 60, "1"), (1, "99999999999"), (1, "1E+30")]
)
def test_what_no_point_holds_is_not_taken(t: int, value: str) -> None:
    run = Torrent().begin("watch", BEATS, WATCH)
    assert run
    assert not run.add(t, Decimal(value), Flag.IMPORTED)


def test_too_many_traces_begin_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "RUNS_MAX", 1)
    torrent = Torrent()
    assert torrent.begin("a", BEATS, WATCH)
    assert torrent.begin("b", BEATS, WATCH) is None

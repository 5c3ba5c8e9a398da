"""A watch says its beats by lists, and its steps by day."""

from zoneinfo import ZoneInfo

import pytest

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.harvest import Strand
from app.domain.spots import Spots
from app.gates.csv_rows import rows
from app.imports.withings.tracks import beats, steps

WATCH = DeviceIdentity("file:withings|", "withings")
PARIS = ZoneInfo("Europe/Paris")


def beaten(*lines: str) -> list[object]:
    text = "start,duration,value\n" + "".join(f"{line}\n" for line in lines)
    return list(beats(rows(text.encode()), WATCH))


def test_each_beat_follows_the_other_by_its_duration() -> None:
    (strand,) = beaten('2026-11-20T07:30:00+01:00,"[60,30,10]","[62,64,65]"')
    assert isinstance(strand, Strand)
    first = strand.points[0].t
    assert [point.t - first for point in strand.points] == [0, 60, 90]


def test_many_beats_are_given_little_by_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.domain.torrent.POINTS_MAX", 2)
    found = beaten('2026-11-20T07:30:00+01:00,"[60,30,10]","[62,64,65]"')
    assert [len(one.points) for one in found if isinstance(one, Strand)] == [2, 1]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-20T07:30:00,[60],[62]",
        "hier,[60],[62]",
        '2026-11-20T07:30:00+01:00,"[60,60]",[62]',
        "2026-11-20T07:30:00+01:00,[60],soixante",
        "2026-11-20T07:30:00+01:00,,",
    ],
)
def test_a_line_without_as_many_beats_as_seconds_is_said(line: str) -> None:
    (found,) = beaten(line)
    assert isinstance(found, Rejected)
    assert found.reason == "line"


def test_a_day_is_dated_in_its_middle_and_the_last_is_left() -> None:
    text = b"date,value\n2026-11-19,5500\n2026-13-01,3\n2026-11-20,12\n"
    spots = Spots("withings", WATCH)
    day, wrong, last = list(steps(rows(text), spots, PARIS))
    assert isinstance(day, Reading)
    assert day.stamp.at
    assert day.stamp.at.isoformat() == "2026-11-19T12:00:00+01:00"
    assert isinstance(wrong, Rejected | Reading)
    assert isinstance(last, Rejected | Reading)

"""Elements become items in their order; what the end settles comes last."""

import pytest

from app.domain.device import Rejected
from app.domain.errors import Refused
from app.domain.harvest import Owner, Strand
from app.imports.apple_health import gathering as room
from app.imports.apple_health.gathering import Gathering
from app.imports.apple_health.records import Said

BEAT: Said = {
    "type": "HKQuantityTypeIdentifierHeartRate",
    "sourceName": "Montre",
    "unit": "count/min",
    "startDate": "2026-11-20 07:30:00 +0100",
    "value": "72",
}
TRACK: Said = {"type": "HKQuantityTypeIdentifierVO2Max", "value": "1"}


def test_whom_the_file_is_of_is_said_first() -> None:
    gathering = Gathering()
    gathering.hear("Me", {"HKCharacteristicTypeIdentifierDateOfBirth": "1954-03-02"})
    assert gathering.ready == [Owner("", "1954-03-02")]
    assert not gathering.many


def test_a_run_is_given_once_it_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.domain.torrent.POINTS_MAX", 2)
    gathering = Gathering()
    for minute in range(30, 33):
        gathering.hear(
            "Record", {**BEAT, "startDate": f"2026-11-20 07:{minute}:00 +0100"}
        )
    (strand,) = gathering.ready
    assert isinstance(strand, Strand)
    assert len(strand.points) == 2
    assert [type(one) for one in gathering.rest()] == [Strand, Strand]


def test_what_is_left_out_is_counted_by_its_sort(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "LEFT_MAX", 1)
    gathering = Gathering()
    for name in ("VO2Max", "VO2Max", "Other", "Another"):
        gathering.hear("Record", {"type": name})
    told = [one.where for one in gathering.rest() if isinstance(one, Rejected)]
    assert told == ["VO2Max", ""]


def test_an_element_nobody_knows_changes_nothing() -> None:
    gathering = Gathering()
    gathering.hear("MetadataEntry", {"key": "HKWasUserEntered", "value": "1"})
    gathering.hear("Anything", {})
    assert (gathering.ready, list(gathering.rest())) == ([], [])


def test_too_many_sources_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.domain.torrent.RUNS_MAX", 1)
    gathering = Gathering()
    gathering.hear("Record", BEAT)
    gathering.hear("Record", {**BEAT, "sourceName": "Ceinture"})
    with pytest.raises(Refused, match=r"import\.too_large"):
        list(gathering.rest())

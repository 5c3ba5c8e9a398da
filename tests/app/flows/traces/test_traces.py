"""Points are added once, whatever is given again, and taken back as one."""

from dataclasses import replace

import pytest

from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import Query
from app.domain.reading import DAY, Point
from app.domain.segment import KIND, POINTS_MAX
from tests.app.flows.traces.conftest import GLUCOSE, TraceHome
from tests.storage.samples import SPACE

START = 20_000 * DAY
DAYS = 12
POINTS = [Point(START + n * 300, 100 + n % 40) for n in range(DAYS * 288)]


def test_what_was_given_is_read_back(home: TraceHome) -> None:
    added = home.traces.add(GLUCOSE, reversed(POINTS))
    assert (added.added, added.known) == (len(POINTS), 0)
    assert home.vault.traces.points(SPACE, GLUCOSE) == POINTS


def test_a_day_is_one_private_element_of_the_measures(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, POINTS)
    found = home.vault.find(SPACE, Query(KIND, limit=200))
    assert len(found) == DAYS
    private = (Rubric.MEASURES, Confidentiality.PRIVE)
    assert {(one.rubric, one.confidentiality) for one in found} == {private}


def test_what_is_here_already_is_not_kept_twice(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, POINTS[:400])
    again = home.traces.add(GLUCOSE, POINTS)
    assert (again.added, again.known) == (len(POINTS) - 400, 400)
    before = len(home.changes)
    assert home.traces.add(GLUCOSE, POINTS).added == 0
    assert len(home.changes) == before


def test_a_point_that_says_otherwise_takes_the_place(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, POINTS[:10])
    other = POINTS[3]._replace(value=222)
    assert home.traces.add(GLUCOSE, [other]).added == 1
    assert home.vault.traces.points(SPACE, GLUCOSE)[3] == other


def test_a_batch_is_taken_back_whole_and_what_it_hid_is_seen(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, POINTS[:10])
    wrong = home.traces.add(GLUCOSE, [p._replace(value=1) for p in POINTS])
    home.traces.undo(wrong.batch)
    assert home.vault.traces.points(SPACE, GLUCOSE) == POINTS[:10]


def test_two_files_of_one_batch_are_taken_back_together(home: TraceHome) -> None:
    batch = EntryId(b"B" * 16)
    for part in (POINTS[:288], POINTS[288:]):
        assert home.traces.add(GLUCOSE, part, batch=batch).batch == batch
    home.traces.undo(batch)
    assert home.traces.sources() == []


def test_a_day_of_one_batch_grows_and_stays_one_element(home: TraceHome) -> None:
    batch = EntryId(b"B" * 16)
    for start in range(0, 600, 12):  # an hour at a time
        home.traces.add(GLUCOSE, POINTS[start : start + 12], batch=batch)
    assert home.vault.traces.points(SPACE, GLUCOSE) == POINTS[:600]
    found = home.vault.find(SPACE, Query(KIND, limit=200))
    assert len(found) == len({point.t // DAY for point in POINTS[:600]})
    assert [home.vault.history(SPACE, one.id) for one in found] == [[], [], []]
    home.traces.undo(batch)
    assert home.traces.sources() == []


def test_a_day_never_grows_past_what_one_element_holds(home: TraceHome) -> None:
    batch = EntryId(b"B" * 16)
    beats = [Point(START + n, 60 + n % 40) for n in range(POINTS_MAX + 10)]
    for some in (beats[:4000], beats[4000:4090], beats[4090:]):
        home.traces.add(GLUCOSE, some, batch=batch)
    assert home.vault.traces.points(SPACE, GLUCOSE) == beats
    assert home.vault.count(SPACE, Query(KIND)) == len(("full", "rest"))


def test_what_another_batch_said_since_is_still_believed(home: TraceHome) -> None:
    batch = home.traces.add(GLUCOSE, POINTS[:5]).batch
    right = POINTS[3]._replace(value=222)
    home.traces.add(GLUCOSE, [right])
    home.traces.add(GLUCOSE, POINTS[:8], batch=batch)
    said = [*POINTS[:3], right, *POINTS[4:8]]
    assert home.vault.traces.points(SPACE, GLUCOSE) == said


def test_another_trace_of_the_batch_has_its_own_element(home: TraceHome) -> None:
    batch, beats = EntryId(b"B" * 16), replace(GLUCOSE, code="heart-rate")
    for trace in (GLUCOSE, beats):
        home.traces.add(trace, POINTS[:5], batch=batch)
    for trace in (GLUCOSE, beats):
        assert home.vault.traces.points(SPACE, trace) == POINTS[:5]


def test_progress_is_told_to_the_last_point_both_ways(home: TraceHome) -> None:
    told: list[tuple[int, int]] = []
    added = home.traces.add(GLUCOSE, POINTS, progress=lambda *step: told.append(step))
    assert told[-1] == (len(POINTS), len(POINTS))
    assert told == sorted(told)
    assert len(told) > 1
    told.clear()
    home.traces.undo(added.batch, progress=lambda *step: told.append(step))
    assert told[-1] == (DAYS, DAYS)


def test_what_is_stopped_on_the_way_goes_on_or_is_taken_back(home: TraceHome) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _all: int) -> None:
        raise Stopped

    batch = EntryId(b"B" * 16)
    with pytest.raises(Stopped):
        home.traces.add(GLUCOSE, POINTS, batch=batch, progress=stop)
    kept = home.vault.traces.count(SPACE, GLUCOSE)
    assert 0 < kept < len(POINTS)
    again = home.traces.add(GLUCOSE, POINTS, batch=batch)
    assert (again.added, again.known) == (len(POINTS) - kept, kept)
    home.traces.undo(batch)
    assert home.traces.sources() == []


def test_no_transaction_holds_more_than_a_few_days(home: TraceHome) -> None:
    home.traces.add(GLUCOSE, POINTS)
    assert len(home.changes) == -(-len(POINTS) // (6 * 288))


def test_an_empty_file_adds_nothing(home: TraceHome) -> None:
    added = home.traces.add(GLUCOSE, [])
    assert (added.added, added.known) == (0, 0)
    home.traces.undo(added.batch)
    assert home.changes == []


def test_a_wrong_point_is_refused_before_anything_is_kept(home: TraceHome) -> None:
    with pytest.raises(Refused, match=r"segment\.malformed"):
        home.traces.add(GLUCOSE, [*POINTS, Point(POINTS[-1].t + 1, 1 << 40)])
    assert home.traces.sources() == []
    assert home.changes == []

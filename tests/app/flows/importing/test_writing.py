"""What is written comes back whole in another space, and adds nothing in its own."""

from io import BytesIO

import pytest

from app.domain.ids import EntryId
from app.domain.query import Query
from app.domain.reading import Flag, Point, Trace
from app.flows.importing.importing import Importing
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.importing.bench import PARIS, importing_over
from tests.app.flows.importing.test_importing import CONTENT, NAME
from tests.storage.samples import SPACE, PulseSpy

TRACE = Trace("interstitial-glucose", "device:glucose_sensor", "mg/dL")
FILE = "mesures.json"


def empty(seed: int = 1) -> Importing:
    return importing_over(MemoryVault(Memory(), PulseSpy()), seed=seed)


@pytest.fixture
def lived() -> Importing:
    """Return a space with measures typed, imported and read by a sensor."""
    importing = empty()
    room = importing.devices.room
    room.measures.add("body-weight", ["71,2"], at="2026-11-20T08:00")
    room.measures.add("blood-pressure", ["121", "80"], at="2026-11-20T09:30")
    points = [Point(1_700_000_000 + 300 * n, 100 + n % 40, 0) for n in range(3_000)]
    room.traces.add(TRACE, [*points, Point(1_790_000_000, 90, Flag.GAP_AFTER)])
    importing.take(CONTENT, NAME, PARIS)
    return importing


def file_of(importing: Importing) -> bytes:
    sink = BytesIO()
    importing.writing().write(sink)
    return sink.getvalue()


def told(importing: Importing) -> dict[str, object]:
    """Return all that counts: measures by kind, and every point."""
    vault = importing.preferences.vault
    measures = {
        kind: sorted(
            (str(one.values), one.when.text[:16])
            for one in importing.devices.room.measures.within(kind)
        )
        for kind in ("body-weight", "blood-pressure", "blood-glucose")
    }
    return measures | {
        str(kept.trace): vault.traces.points(SPACE, kept.trace)
        for kept in vault.traces.kept(SPACE, "")
    }


@pytest.mark.covers("C-037")
def test_a_file_of_ours_comes_back_exactly_in_an_empty_space(lived: Importing) -> None:
    other = empty(10_000)
    taken = other.take(file_of(lived), FILE, PARIS)
    assert (taken.brand, list(taken.tally)) == ("Alvéole", ["kept"])
    assert told(other) == told(lived)
    assert file_of(other).count(b"\n") == file_of(lived).count(b"\n")


def test_it_adds_nothing_where_it_was_written_nor_twice(lived: Importing) -> None:
    before, content = told(lived), file_of(lived)
    assert (
        lived.preview(content, FILE, PARIS).known
        == lived.preview(content, FILE, PARIS).count
    )
    assert lived.take(content, FILE, PARIS).added == 0
    assert told(lived) == before
    other = empty(10_000)
    other.take(content, FILE, PARIS)
    assert other.take(content, FILE, PARIS).added == 0


def test_what_was_withdrawn_is_not_written(lived: Importing) -> None:
    measures, vault = lived.devices.room.measures, lived.preferences.vault
    (weight,) = vault.find(SPACE, Query("body-weight"))
    measures.withdraw(EntryId(weight.id))
    assert b"body-weight" not in file_of(lived)


def test_the_writing_is_followed(lived: Importing) -> None:
    told: list[int] = []
    count = lived.writing().write(BytesIO(), told.append)
    assert told == list(range(1, count + 1))

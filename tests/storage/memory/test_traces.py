"""In memory points are what the segments say now, read once each."""

from app.domain.write import Write
from storage.memory.traces import _read
from tests.storage.contract.conftest import in_memory
from tests.storage.contract.test_traces import GLUCOSE, POINTS, segment
from tests.storage.samples import SPACE


def test_a_segment_is_decoded_once_however_often_it_is_asked() -> None:
    vault = in_memory().vault
    vault.commit(Write(SPACE, entries=(segment(1, POINTS),)))
    _read.cache_clear()
    for _ in range(3):
        assert vault.traces.points(SPACE, GLUCOSE) == list(POINTS)
    assert _read.cache_info().misses == 1

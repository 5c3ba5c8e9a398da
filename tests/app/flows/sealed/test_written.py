"""When a change was written travels with it, and nothing else of it is changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import EntryId, SpaceId
from app.flows.sealed.written import WRITTEN, dated, undated
from tests.app.worlds import an_entry

ENTRY = replace(an_entry(SpaceId(bytes(16)), EntryId(bytes(16)), "Titre"), updated=5)


@given(st.integers(1, 10**14), st.integers(0, 10**6))
def test_a_change_comes_back_as_it_was_written(written: int, later: int) -> None:
    entry = replace(ENTRY, updated=written)
    assert undated(dated(entry, 1), written + later) == entry


def test_a_new_element_says_nothing_of_when_it_was_written() -> None:
    assert dated(ENTRY, 0) == ENTRY
    assert undated(ENTRY, 9) == replace(ENTRY, updated=9)


def test_nothing_is_written_after_it_was_sealed() -> None:
    assert undated(dated(replace(ENTRY, updated=12), 1), 9).updated == 9


@pytest.mark.parametrize("said", ["", "-1", "1.5", "²", "1" * 16, "hier"])
def test_what_is_no_instant_is_that_of_the_seal(said: str) -> None:
    entry = replace(ENTRY, meta={**ENTRY.meta, WRITTEN: said})
    assert undated(entry, 9) == replace(ENTRY, updated=9)

"""A verified row comes back from the disk as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.trail import Page, Step
from storage.database import Database
from storage.trail import SqlTrail, _step_row, keep_page
from tests.storage.samples import SPACE, step


@given(some.builds(step, some.integers(1, 120), body=some.binary(), wrap=some.binary()))
def test_a_row_lists_the_fields_in_the_order_it_is_read(each: Step) -> None:
    assert Step(*_step_row(each)) == each


@pytest.mark.parametrize("kept", [b"head", b""])
def test_a_step_comes_back_as_it_was(a_database: Database, kept: bytes) -> None:
    with a_database.writing() as writer:
        keep_page(writer, SPACE, Page(b"standing", steps=(step(5, head=kept),)))
    assert SqlTrail(a_database).step(SPACE, 5) == step(5, head=kept)

"""Rows learnt out of order are told in order."""

from app.domain.trail import Page
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail, keep_page
from tests.storage.samples import SPACE, step


def test_rows_learnt_out_of_order_are_told_in_order() -> None:
    memory = Memory()
    keep_page(memory.state, SPACE, Page(b"s", steps=(step(3), step(1), step(2))))
    assert MemoryTrail(memory).tail(SPACE, 0) == [step(1), step(2), step(3)]

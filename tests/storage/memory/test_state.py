"""A write that fails leaves the state as it was."""

import pytest

from storage.memory.state import Memory, State


def fail(memory: Memory) -> None:
    with memory.writing() as draft:
        draft.settings["a"] = b"1"
        raise ZeroDivisionError


def test_a_failed_write_changes_nothing_and_frees_the_next() -> None:
    memory = Memory()
    with pytest.raises(ZeroDivisionError):
        fail(memory)
    assert memory.state == State()
    with memory.writing() as draft:
        draft.settings["a"] = b"2"
    assert memory.state.settings == {"a": b"2"}


def test_a_reader_keeps_the_state_it_took() -> None:
    memory = Memory()
    before = memory.state
    with memory.writing() as draft:
        draft.secrets["k"] = b"1"
    assert before.secrets == {}

"""A shelf in memory sees its own space only."""

from app.domain.journal import Action
from storage.memory.journal import MemoryJournal, MemoryShelf
from storage.memory.state import Memory
from storage.outbox import Held
from tests.storage.samples import OTHER, SPACE, entry, item


def test_a_shelf_sees_its_own_space() -> None:
    memory = Memory()
    mine, other = (MemoryShelf(memory.state, space) for space in (SPACE, OTHER))
    memory.state.entries[SPACE, item(1)] = entry(1)
    mine.keep(Held(0, Action.PUT, item(1)))
    assert mine.held(1) is not None
    assert (other.held(1), other.all(), other.current(item(1))) == (None, [], None)
    assert MemoryJournal(memory).waiting(OTHER) == 0


def test_numbers_go_up_even_when_lines_go() -> None:
    shelf = MemoryShelf(Memory().state, SPACE)
    shelf.keep(Held(0, Action.DEL, item(1)))
    shelf.drop(1)
    shelf.keep(Held(0, Action.DEL, item(1)))
    assert [held.n for held in shelf.all()] == [2]

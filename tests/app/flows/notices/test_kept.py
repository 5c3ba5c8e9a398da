"""The switches of a device and what it told are still there after a restart."""

import pytest

from app.domain.ids import SpaceId
from app.domain.notice import Sort
from app.flows.notices.kept import Kept
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.notices.telling import a_vault
from tests.app.worlds import Silent

SPACE = SpaceId(bytes(16))


@pytest.mark.covers("C-124")
@pytest.mark.parametrize("sort", [one for one in Sort if one is not Sort.SECURITY])
def test_each_sort_is_switched_off_alone_and_stays_so(sort: Sort) -> None:
    memory = Memory()
    kept = Kept(MemoryVault(memory, Silent()), SPACE)
    assert kept.on(sort)
    kept.turn(sort, on=False)
    again = Kept(MemoryVault(memory, Silent()), SPACE)
    assert [one for one in Sort if not again.on(one)] == [sort]
    again.turn(sort, on=True)
    assert kept.on(sort)


@pytest.mark.covers("C-124")
def test_what_is_of_security_cannot_be_switched_off() -> None:
    kept = Kept(a_vault(), SPACE)
    kept.turn(Sort.SECURITY, on=False)
    assert kept.on(Sort.SECURITY)


def test_nothing_told_is_not_the_same_as_never_looked() -> None:
    kept = Kept(a_vault(), SPACE)
    assert kept.told(Sort.DOCUMENT) is None
    kept.note(Sort.DOCUMENT, [])
    assert kept.told(Sort.DOCUMENT) == frozenset()
    kept.note(Sort.DOCUMENT, ["deux", "un"])
    assert kept.told(Sort.DOCUMENT) == frozenset(("un", "deux"))
    assert kept.told(Sort.REMINDER) is None


def test_switches_leave_no_line_for_other_devices() -> None:
    """They are of this device: nothing of them waits to leave."""
    vault = a_vault()
    Kept(vault, SPACE).turn(Sort.DOCUMENT, on=False)
    assert vault.after(SPACE, b"") == []

"""The switches follow the person; what a device told stays there, over a restart."""

import pytest

from app.domain.notice import Sort
from app.domain.query import Query
from app.domain.write import Write
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.notices.telling import SPACE, a_keeper, a_vault
from tests.app.worlds import Silent


@pytest.mark.covers("C-124")
@pytest.mark.parametrize("sort", [one for one in Sort if one is not Sort.SECURITY])
def test_each_sort_is_switched_off_alone_and_stays_so(sort: Sort) -> None:
    memory = Memory()
    kept = a_keeper(MemoryVault(memory, Silent()))
    assert kept.on(sort)
    kept.turn(sort, on=False)
    again = a_keeper(MemoryVault(memory, Silent()))
    assert [one for one in Sort if not again.on(one)] == [sort]
    again.turn(sort, on=True)
    assert kept.on(sort)


@pytest.mark.covers("C-124")
def test_what_is_of_security_cannot_be_switched_off() -> None:
    kept = a_keeper(a_vault())
    kept.turn(Sort.SECURITY, on=False)
    assert kept.on(Sort.SECURITY)


def test_nothing_told_is_not_the_same_as_never_looked() -> None:
    kept = a_keeper(a_vault())
    assert kept.told(Sort.DOCUMENT) is None
    kept.note(Sort.DOCUMENT, [])
    assert kept.told(Sort.DOCUMENT) == frozenset()
    kept.note(Sort.DOCUMENT, ["deux", "un"])
    assert kept.told(Sort.DOCUMENT) == frozenset(("un", "deux"))
    assert kept.told(Sort.REMINDER) is None


@pytest.mark.covers("C-124")
def test_a_switch_is_a_preference_and_what_was_told_is_of_this_device() -> None:
    """The one leaves for the other devices, sealed; nothing of the other does."""
    vault = a_vault()
    kept = a_keeper(vault)
    kept.note(Sort.DOCUMENT, ["un"])
    assert vault.after(SPACE, b"") == []
    kept.turn(Sort.DOCUMENT, on=False)
    (entry,) = vault.find(SPACE, Query("preference"))
    assert entry.meta == {"category": "notice/document", "value": "no"}


def test_what_an_earlier_version_silenced_here_rings_only_once_chosen() -> None:
    vault = a_vault()
    vault.commit(Write(SPACE, settings={"notice.off/screening": b"1"}))
    kept = a_keeper(vault)
    assert not kept.on(Sort.SCREENING)
    kept.turn(Sort.SCREENING, on=True)
    assert kept.on(Sort.SCREENING)

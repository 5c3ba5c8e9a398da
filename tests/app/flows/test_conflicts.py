"""The person chooses between two versions; each choice holds."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.flows.conflicts import Conflicts
from tests.app.worlds import Home, Ledger, a_home, joined


def choices(home: Home) -> Conflicts:
    return Conflicts(home.space, home.vault, home.world)


@pytest.fixture
def clash() -> tuple[Home, Home, Ledger, EntryId]:
    home, ledger, key = a_home()
    other = joined(home, key)
    item = home.write("dentiste")
    for each in (home, other):
        each.sync(ledger)
    home.write("lundi", item)
    home.sync(ledger)
    other.write("mardi", item)
    other.sync(ledger)
    return home, other, ledger, item


@pytest.mark.covers("C-163")
def test_both_versions_are_shown(clash: tuple[Home, Home, Ledger, EntryId]) -> None:
    [shown] = choices(clash[1]).list()
    assert {shown.entry.title, shown.conflict.losing.title} == {"lundi", "mardi"}
    assert not shown.deletion


def test_keeping_settles_and_sends_nothing(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    other = clash[1]
    [shown] = choices(other).list()
    choices(other).keep(shown.conflict.id)
    assert choices(other).list() == []
    assert other.journal.waiting(other.space) == 0


@pytest.mark.covers("C-163")
def test_the_other_version_taken_reaches_the_other_device(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    home, other, ledger, _ = clash
    [shown] = choices(other).list()
    choices(other).take_other(shown.conflict.id)
    for each in (other, home):
        each.sync(ledger)
    assert home.titles() == other.titles() == [shown.conflict.losing.title]
    assert choices(other).list() == []


def test_taking_a_deletion_deletes(clash: tuple[Home, Home, Ledger, EntryId]) -> None:
    home, other, ledger, item = clash
    home.sync(ledger)
    [first] = choices(other).list()
    choices(other).keep(first.conflict.id)
    home.delete(item)
    home.sync(ledger)
    other.write("mercredi", item)
    other.sync(ledger)
    [shown] = choices(other).list()
    assert shown.deletion
    choices(other).take_other(shown.conflict.id)
    for each in (other, home):
        each.sync(ledger)
    assert home.titles() == other.titles() == []


def test_after_ninety_days_nothing_is_asked(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    other = clash[1]
    other.clock.pass_(days=91)
    assert choices(other).list() == []


def test_an_unknown_conflict_is_refused(
    clash: tuple[Home, Home, Ledger, EntryId],
) -> None:
    with pytest.raises(Refused, match=r"conflict\.absent"):
        choices(clash[1]).keep(bytes(16))

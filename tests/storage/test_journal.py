"""On disk a line number never comes back, and controls are kept whole."""

from app.domain.write import Write
from storage.database import Database
from storage.journal import SqlJournal
from storage.vault import SqlVault
from tests.storage.samples import OTHER, SPACE, PulseSpy, control, entry, item


def test_a_number_never_comes_back(a_database: Database) -> None:
    vault, journal = SqlVault(a_database, PulseSpy()), SqlJournal(a_database)
    seen = set()
    for _ in range(3):
        vault.commit(Write(space=SPACE, entries=(entry(1),)))
        (line,) = journal.lines(SPACE)
        seen.add(line.n)
        vault.commit(Write(space=SPACE, removed=(item(1),)))
    assert len(seen) == 3


def test_a_control_comes_back_as_it_was(a_database: Database) -> None:
    asked = control(9, group=4)
    SqlVault(a_database, PulseSpy()).commit(Write(space=SPACE, controls=(asked,)))
    (line,) = SqlJournal(a_database).lines(SPACE)
    assert line.control == asked
    assert SqlJournal(a_database).lines(OTHER) == []

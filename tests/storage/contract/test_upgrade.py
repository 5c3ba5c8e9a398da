"""A store written by the first version opens in this one, with all it held."""

import shutil
from pathlib import Path

import pytest

from app.domain.query import Query
from app.domain.write import Write
from storage.database import open_database
from storage.vault import SqlVault
from tests.storage.samples import KEY, SPACE, PulseSpy, attachment, entry, item

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.covers("C-178")
def test_a_store_of_the_first_version_is_brought_up_whole(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "version-1.db", tmp_path / "store.db")
    database = open_database(tmp_path / "store.db", KEY)
    vault = SqlVault(database, PulseSpy())
    assert vault.entry(SPACE, item(1)).title == "Modifié"
    assert [hit.entry.id for hit in vault.search(SPACE, "genou droit")] == [item(1)]
    assert vault.linked(SPACE, "replaces", item(99)) == [item(1)]
    assert vault.linked(SPACE, "replaces", item(2)) == [item(3)]
    assert vault.holding(SPACE, attachment(b"x").sha) == item(2)
    assert (vault.setting("server"), vault.secret("k")) == (b"x", b"1")
    assert vault.count(SPACE, Query("document", in_use=True)) == 2
    assert vault.told(SPACE, Query("document"), "title")[item(1)] == "Modifié"
    database.close()


def test_what_it_held_is_changed_and_erased_as_the_rest(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "version-1.db", tmp_path / "store.db")
    database = open_database(tmp_path / "store.db", KEY)
    vault = SqlVault(database, PulseSpy())
    vault.commit(Write(SPACE, entries=(entry(2, meta={"status": "trashed"}),)))
    assert vault.history(SPACE, item(2))[0].entry.title == "Bilan"
    vault.commit(Write(SPACE, erased=(item(2),)))
    assert vault.history(SPACE, item(2)) == []
    database.close()

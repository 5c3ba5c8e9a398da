"""What a flow changes of its own kind is dated, and another kind is not its own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import PAGE_MAX, Filters, Query
from app.domain.write import Write
from app.flows.shelf import Shelf
from tests.app.paper_home import NOW, PaperHome


@pytest.fixture
def home() -> PaperHome:
    """Return a space with a document."""
    home = PaperHome()
    home.documents.add(b"x", name="x.txt")
    return home


def shelf(home: PaperHome, kind: str = "document") -> Shelf:
    """Return a shelf of the home."""
    return Shelf(home.vault, home.space.id, kind, lambda: home.now)


def test_a_change_is_dated_now(home: PaperHome) -> None:
    (entry,) = home.documents.list()
    home.now = NOW + timedelta(hours=1)
    put = shelf(home).put(entry)
    assert put.updated == entry.updated + 3_600_000 == shelf(home).ms()
    assert home.documents.entry(entry.id) == put


def test_another_kind_is_absent(home: PaperHome) -> None:
    (entry,) = home.documents.list()
    with pytest.raises(Refused, match=r"entry\.absent"):
        shelf(home, "folder").entry(entry.id)


@pytest.mark.parametrize(("status", "in_use"), [("", True), ("archived", False)])
def test_a_list_is_of_what_is_in_use_unless_asked(
    home: PaperHome, status: str, *, in_use: bool
) -> None:
    asked = shelf(home).query(Filters(status=status, author="x"), limit=3, offset=2)
    assert asked == Query(
        "document", author="x", status=status, in_use=in_use, limit=3, offset=2
    )


def test_every_one_is_given_however_many_pages_it_takes(home: PaperHome) -> None:
    folder = home.folders.add("Genou")
    many = range(2 * PAGE_MAX)
    copies = [replace(folder, id=EntryId(n.to_bytes(16, "big"))) for n in many]
    home.vault.commit(Write(home.space.id, entries=tuple(copies)))
    assert len(shelf(home, "folder").every()) == 2 * PAGE_MAX + 1
    assert len(shelf(home).every()) == 1

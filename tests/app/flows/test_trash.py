"""What is thrown away comes back whole for thirty days, and never after."""

from datetime import timedelta

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import Filters
from app.domain.state import State
from app.flows.drafts import of_document
from app.flows.trash import KEPT_DAYS
from tests.app.paper_home import NOW, PaperHome, days

CONTENT = b"Ordonnance\nzibeline"


@pytest.fixture
def home() -> PaperHome:
    """Return a space with one document to throw."""
    home = PaperHome()
    home.documents.add(b"Compte rendu\ngirafe", name="reste.txt")
    return home


def thrown(home: PaperHome, content: bytes = CONTENT) -> EntryId:
    """Add a document and throw it."""
    added = home.documents.add(content, name="x.txt")
    assert added.entry is not None
    home.trash.throw(added.entry.id)
    return added.entry.id


@pytest.mark.covers("C-021")
def test_what_is_thrown_leaves_every_list(home: PaperHome) -> None:
    entry = thrown(home)
    assert [one.id for one in home.documents.list() if one.id == entry] == []
    assert home.documents.count() == 1
    assert home.documents.counts() == {"CPT_REND": 1}
    assert home.search.find("zibeline") == []
    (lying,) = home.trash.list()
    assert (lying.entry.id, lying.days_left) == (entry, KEPT_DAYS)
    assert home.trash.count() == 1


@pytest.mark.covers("C-021")
def test_what_is_put_back_is_the_same_to_the_byte(home: PaperHome) -> None:
    entry = thrown(home)
    before = home.documents.history(entry)[0].entry
    back = home.trash.put_back(entry)
    assert (back.body, back.meta, back.attachments) == (
        *(before.body, before.meta),
        before.attachments,
    )
    assert home.documents.original(entry) == CONTENT
    assert home.trash.list() == []
    assert len(home.search.find("zibeline")) == 1


def test_what_was_archived_goes_back_to_the_archives(home: PaperHome) -> None:
    (one,) = home.documents.list()
    home.documents.archive(one.id)
    home.trash.throw(one.id)
    again = home.trash.throw(one.id)
    assert again.meta["was"] == State.ARCHIVED
    assert home.trash.put_back(one.id).meta["status"] == State.ARCHIVED
    assert len(home.documents.list(Filters(status=State.ARCHIVED))) == 1


def test_throwing_is_undone_as_any_change(home: PaperHome) -> None:
    (before,) = home.documents.list()
    home.trash.throw(before.id)
    assert home.documents.restore(before).meta == before.meta
    assert home.trash.count() == 0


@pytest.mark.parametrize(("spent", "left"), [(0, 30), (0.5, 30), (1, 29), (29.9, 1)])
def test_the_days_left_are_those_begun(
    home: PaperHome, spent: float, left: int
) -> None:
    thrown(home)
    home.now = NOW + days(spent)
    assert home.trash.list()[0].days_left == left
    assert home.trash.purge() == 0


def test_a_clock_set_back_does_not_lengthen_the_wait(home: PaperHome) -> None:
    thrown(home)
    home.now = NOW - days(400)
    assert home.trash.list()[0].days_left == KEPT_DAYS


@pytest.mark.covers("C-021")
def test_on_the_thirty_first_day_row_key_words_and_file_are_gone(
    home: PaperHome,
) -> None:
    entry = thrown(home)
    files = home.documents.entry(entry).attachments
    home.now = NOW + days(KEPT_DAYS)
    assert home.trash.purge() == 0
    home.now += days(1)
    assert home.trash.purge() == 1
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.documents.entry(entry)
    assert not any(home.blobs.has(file.blob) for file in files)
    assert home.vault.history(home.space.id, entry) == []
    assert home.search.find("zibeline", Filters(status=State.TRASHED)) == []
    assert home.documents.count() == 1
    assert home.trash.purge() == 0


def test_a_clock_set_forward_for_a_day_erases_nothing(home: PaperHome) -> None:
    entry = thrown(home)
    home.trash.purge()
    home.now = NOW + days(400)
    assert home.trash.purge() == 0
    home.now += days(1) - timedelta(minutes=1)
    assert home.trash.purge() == 0
    home.now = NOW + days(2)
    assert home.trash.purge() == 0
    assert home.documents.entry(entry).meta["status"] == State.TRASHED


def test_after_a_wrong_clock_the_trash_is_purged_in_its_time(home: PaperHome) -> None:
    thrown(home)
    home.now = NOW + days(400)
    home.trash.purge()
    home.now = NOW + days(KEPT_DAYS)
    assert home.trash.purge() == 0
    home.now += days(1)
    assert home.trash.purge() == 1


def test_the_server_is_asked_to_erase_it_too(home: PaperHome) -> None:
    entry = thrown(home)
    home.trash.remove_for_good(entry)
    assert entry.hex() in "".join(home.vault.secrets("erase/"))


def test_emptying_erases_all_that_was_thrown_and_nothing_else(home: PaperHome) -> None:
    for number in range(3):
        thrown(home, b"%d" % number)
    assert home.trash.empty() == 3
    assert home.trash.list() == []
    assert home.trash.empty() == 0
    (left,) = home.documents.list()
    assert home.documents.original(left.id) == b"Compte rendu\ngirafe"


@pytest.mark.covers("C-021")
def test_older_versions_go_with_the_last_one_that_shows_them(home: PaperHome) -> None:
    (old,) = home.documents.list()
    new = home.documents.new_version(old.id, b"nouvelle", name="n.txt").entry
    assert new is not None
    home.trash.throw(new.id)
    home.trash.remove_for_good(new.id)
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.documents.entry(old.id)
    assert home.vault.blobs() == set()


def test_an_older_version_thrown_leaves_the_current_one(home: PaperHome) -> None:
    (old,) = home.documents.list()
    new = home.documents.new_version(old.id, b"nouvelle", name="n.txt").entry
    assert new is not None
    home.trash.throw(old.id)
    assert home.trash.put_back(old.id).meta["status"] == State.SUPERSEDED
    home.trash.throw(old.id)
    home.trash.empty()
    assert [one.id for one in home.documents.versions(new.id)] == [new.id]


def test_a_file_given_again_comes_out_of_the_trash(home: PaperHome) -> None:
    entry = thrown(home)
    again = home.documents.add(CONTENT, name="encore.txt")
    assert again.entry is not None
    assert (again.status, again.entry.id) == ("duplicate", entry)
    assert home.trash.count() == 0
    assert len(home.documents.list()) == 2


@pytest.mark.covers("C-021")
def test_what_was_being_typed_of_it_goes_with_it(home: PaperHome) -> None:
    (kept,), gone = home.documents.list(), thrown(home)
    for entry in (kept.id, gone):
        home.drafts.keep(of_document(entry), {"comment": "zibeline"})
    home.trash.remove_for_good(gone)
    assert home.drafts.list() == [of_document(kept.id)]

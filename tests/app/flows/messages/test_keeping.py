"""A file of a message becomes one document, with who sent it."""

import pytest

from app.domain.errors import Refused
from app.domain.lent import lend
from app.domain.write import Write
from app.flows.messages.keeping import SOURCE, kept
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-049")
LETTER = "Compte rendu de consultation\nParis, le 12 mars 2026".encode("latin-1")


@pytest.fixture
def home() -> PaperHome:
    return PaperHome()


def test_it_has_an_author_and_says_where_it_came_from(home: PaperHome) -> None:
    made = kept(home.documents, LETTER, "lettre.txt", "Dr Fictif")
    found = home.documents.entry(made.id)
    assert (found.meta["author"], found.meta["source"]) == ("Dr Fictif", SOURCE)
    assert found.title == "Compte rendu de consultation"
    assert home.documents.original(made.id) == LETTER


def test_it_is_written_once_and_whole(
    home: PaperHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    commits, commit = list[Write](), home.vault.commit

    def counted(write: Write) -> None:
        commits.append(write)
        commit(write)

    monkeypatch.setattr(home.vault, "commit", counted)
    made = kept(home.documents, LETTER, "lettre.txt", "Dr Fictif")
    assert [one.entries for one in commits] == [(made,)]
    assert home.documents.history(made.id) == []


def test_kept_twice_it_is_the_same_document(home: PaperHome) -> None:
    first = kept(home.documents, LETTER, "lettre.txt", "Dr Fictif")
    assert kept(home.documents, LETTER, "autre.txt", "Dr Autre") == first
    assert home.documents.count() == 1


def test_one_thrown_away_is_put_back(home: PaperHome) -> None:
    first = kept(home.documents, LETTER, "lettre.txt", "Dr Fictif")
    home.trash.throw(first.id)
    assert home.documents.count() == 0
    assert kept(home.documents, LETTER, "lettre.txt", "Dr Fictif").id == first.id
    assert home.documents.count() == 1


def test_what_the_person_sent_is_theirs(home: PaperHome) -> None:
    made = kept(home.documents, LETTER, "lettre.txt", "")
    assert made.meta["source"] == "imported"
    assert "author" not in made.meta


def test_what_the_airlock_refuses_is_kept_nowhere(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"^import\.damaged$"):
        kept(home.documents, b"BAD", "lettre.pdf", "Dr Fictif")
    with pytest.raises(Refused, match=r"^import\.unknown_format$"):
        kept(home.documents, lend(LETTER), "lettre.txt", "Dr Fictif")
    assert home.documents.count() == 0

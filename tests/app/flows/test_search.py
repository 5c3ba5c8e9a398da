"""Words are looked for in one space only, and what is found can be opened."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.query import Filters
from app.domain.space import Space
from app.flows.search import Search
from tests.app.paper_home import PaperHome


@pytest.mark.covers("C-003")
def test_another_space_finds_nothing() -> None:
    home = PaperHome()
    home.documents.add(b"Ordonnance", name="x.txt")
    other = Search(home.vault, Space(SpaceId(bytes(16)), "Paul"))
    assert len(home.search.find("ordonnance")) == 1
    assert other.find("ordonnance") == []


def test_an_element_of_any_kind_is_opened() -> None:
    home = PaperHome()
    entry = home.measures.add("heart-rate", ["60"])
    assert home.search.entry(entry.id).body == entry.body
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.search.entry(EntryId(bytes(16)))


@pytest.mark.covers("C-003")
def test_a_search_is_narrowed_and_leaves_out_what_is_put_aside() -> None:
    home = PaperHome()
    for number, code in enumerate(("BIOLOGIE", "REMB", "REMB")):
        home.documents.add(b"genou %d" % number, name="x.txt", category=code)
    assert len(home.search.find("genou", Filters(category="REMB"))) == 2
    assert len(home.search.find("genou", Filters(kind="document"), limit=1)) == 1
    home.documents.archive(home.documents.list()[0].id)
    assert len(home.search.find("genou")) == 2
    assert len(home.search.find("genou", Filters(status="archived"))) == 1


def test_the_last_five_searches_are_remembered_and_forgotten() -> None:
    home = PaperHome()
    for words in ("un", "deux", " trois  mots ", "quatre", "cinq", "six", "deux", ""):
        home.search.remember(words)
    assert home.search.recent() == ["deux", "six", "cinq", "quatre", "trois mots"]
    home.search.forget()
    assert home.search.recent() == []


@pytest.mark.covers("C-003")
def test_a_comment_is_found_as_the_rest() -> None:
    home = PaperHome()
    entry = home.documents.add(b"genou", name="x.txt").entry
    assert entry is not None
    home.documents.comment(entry.id, "À montrer au kinésithérapeute")
    (hit,) = home.search.find("kinesi")
    assert "kinésithérapeute" in hit.snippet
    home.documents.comment(entry.id, "")
    assert home.search.find("kinesi") == []

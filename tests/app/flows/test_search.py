"""Words are looked for in one space only, and what is found can be opened."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
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
    assert home.search.entry(entry.id) == entry
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.search.entry(EntryId(bytes(16)))

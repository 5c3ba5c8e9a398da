"""Words are found in a document, page after page, file after file."""

import pytest

from app.domain.foreign import Extract, Hit
from app.flows.finding import Finding
from app.flows.gathering import Gathering
from tests.app.paper_home import Glass, PaperHome


class Paged(Glass):
    """An airlock of files of two pages, whose words stand on the second."""

    def find(self, content: bytes, *, words: str) -> tuple[Hit, ...]:
        return (Hit(1, ()),) * content.decode().count(words)


@pytest.fixture
def home() -> PaperHome:
    airlock = Paged()
    airlock.reading = Extract("application/pdf", 2)
    return PaperHome(airlock=airlock)


@pytest.mark.covers("C-004")
def test_words_are_found_where_they_stand(home: PaperHome) -> None:
    entry = home.documents.add(b"mot et mot", name="x.pdf").entry
    assert entry is not None
    found = Finding(home.documents).find(entry.id, "mot")
    assert [hit.page for hit in found] == [1, 1]
    assert Finding(home.documents).find(entry.id, "absent") == []


@pytest.mark.covers("C-004")
def test_pages_are_counted_through_the_files_of_a_document(home: PaperHome) -> None:
    gathering = Gathering(home.documents)
    for content in (b"mot", b"autre mot"):
        gathering.add(content, name="x.pdf")
    entry = gathering.make().entry
    assert entry is not None
    found = Finding(home.documents).find(entry.id, "mot")
    assert [hit.page for hit in found] == [1, 3]

"""Several files make one document, in their order; one refused keeps none."""

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Reading
from app.domain.query import Filters
from app.domain.when import When
from app.fhir import exact
from app.fhir.models import model_faults
from app.flows.documents import Page, Status
from tests.app.paper_home import PaperHome

PAGES = [
    Page(b"Ordonnance\npremier", "photo1.jpg"),
    Page(b"second", "photo2.jpg"),
    Page(b"le 12 mars 2026", "photo3.jpg"),
]


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


@pytest.mark.covers("C-001")
def test_pictures_make_one_document_in_their_order(home: PaperHome) -> None:
    added = home.documents.add_pages(PAGES)
    assert (added.status, added.entry is not None) == (Status.IMPORTED, True)
    assert added.entry is not None
    own = added.entry.id
    assert len(home.documents.list()) == 1
    given = [home.documents.original(own, rank) for rank in range(3)]
    assert given == [page.content for page in PAGES]
    assert b"".join(home.documents.stream(own, 2)) == PAGES[2].content
    names = [one.name for one in home.documents.originals(own)]
    assert names == [page.name for page in PAGES]
    assert home.documents.text(own).split("\n\n") == [
        page.content.decode() for page in PAGES
    ]
    assert added.entry.title == "Ordonnance"
    assert added.entry.when.text == "2026-03-12"
    assert home.documents.have(own)


@pytest.mark.covers("C-004")
def test_pages_are_drawn_over_all_the_files(home: PaperHome) -> None:
    added = home.documents.add_pages(PAGES)
    assert added.entry is not None
    assert home.documents.pages(added.entry.id) == 3
    drawn = [home.documents.draw(added.entry.id, page, 100).png for page in range(3)]
    assert drawn == [b"PNG0Ordo", b"PNG0seco", b"PNG0le 1"]


def test_fhir_names_each_file(home: PaperHome) -> None:
    added = home.documents.add_pages(PAGES, title="Ordonnance")
    assert added.entry is not None
    content = exact.read(added.entry.body)["content"]
    assert [one["attachment"]["size"] for one in content] == [
        len(page.content) for page in PAGES
    ]
    assert model_faults(added.entry.body) == ()
    renamed = home.documents.rename(added.entry.id, "Autre")
    titles = [one["attachment"]["title"] for one in exact.read(renamed.body)["content"]]
    assert titles == ["Autre"] * 3


@pytest.mark.covers("C-001")
def test_one_page_refused_keeps_none(home: PaperHome) -> None:
    added = home.documents.add_pages([PAGES[0], Page(b"BAD", "x.jpg")])
    assert (added.status, added.code) == (Status.REFUSED, "import.damaged")
    assert home.documents.list() == []
    assert home.vault.blobs() == set()


def test_no_page_is_no_document(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"document\.no_file"):
        home.documents.add_pages([])


def test_the_same_pages_are_kept_once_but_not_in_another_order(home: PaperHome) -> None:
    first = home.documents.add_pages(PAGES).entry
    again = home.documents.add_pages(PAGES)
    assert (again.status, again.entry) == (Status.DUPLICATE, first)
    turned = home.documents.add_pages(PAGES[::-1])
    assert turned.status is Status.IMPORTED
    assert home.documents.add(PAGES[1].content, name="x").status is Status.DUPLICATE


def test_what_each_file_states_is_joined(home: PaperHome) -> None:
    home.airlock.reading = Reading(
        "image/jpeg", 1, when=When.parse("2020"), findings=("pdf.attachments",)
    )
    added = home.documents.add_pages([Page(b"1", "a.jpg"), Page(b"2", "b.jpg")])
    assert added.entry is not None
    assert added.entry.meta["findings"] == "pdf.attachments"
    assert (added.entry.when.text, added.entry.meta["leaves"]) == ("2020", "1,1")
    assert home.documents.list(Filters(category="A_RANGER")) == [added.entry]


def test_the_rank_of_a_file_is_one_that_exists(home: PaperHome) -> None:
    added = home.documents.add_pages(PAGES)
    assert added.entry is not None
    for rank in (-1, 3):
        with pytest.raises(Refused, match=r"document\.no_file"):
            home.documents.original(added.entry.id, rank)

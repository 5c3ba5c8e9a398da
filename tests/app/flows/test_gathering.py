"""Pages gathered are kept at once, moved, removed, put back, and made one document."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.ids import AttachmentId
from app.domain.query import Filters
from app.domain.when import When
from app.fhir import exact
from app.fhir.models import model_faults
from app.flows.documents import Status
from app.flows.gathering import Gathering, waiting_files
from tests.app.paper_home import PaperHome


class Shot(NamedTuple):
    """A picture, and the name it came with."""

    content: bytes
    name: str


PAGES = [
    Shot(b"Ordonnance\npremier", "photo1.jpg"),
    Shot(b"second", "photo2.jpg"),
    Shot(b"le 12 mars 2026", "photo3.jpg"),
]


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def gathering(home: PaperHome, *pages: Shot) -> Gathering:
    """Return the pages that wait in *home*, these ones added."""
    found = Gathering(home.documents)
    for page in pages:
        found.add(page.content, name=page.name)
    return found


def names(found: Gathering) -> list[str]:
    """Return the names of the pages, in their order."""
    return [leaf.file.name for leaf in found.pages()]


def ids(found: Gathering) -> list[AttachmentId]:
    """Return the pages, in their order."""
    return [leaf.file.id for leaf in found.pages()]


@pytest.mark.covers("C-002")
def test_pages_are_found_again_by_whoever_opens_the_space_next(home: PaperHome) -> None:
    gathering(home, *PAGES[:2])
    again = Gathering(home.documents)
    assert names(again) == ["photo1.jpg", "photo2.jpg"]
    assert [again.draw(page, 9).png for page in ids(again)] == [
        b"PNG0Ordo",
        b"PNG0seco",
    ]
    assert home.documents.list() == []


@pytest.mark.covers("C-001")
def test_pictures_make_one_document_in_their_order(home: PaperHome) -> None:
    found = gathering(home, *PAGES)
    added = found.make()
    assert (added.status, found.pages()) == (Status.IMPORTED, ())
    assert added.entry is not None
    own = added.entry.id
    assert home.documents.list() == [added.entry]
    given = [home.documents.original(own, rank) for rank in range(3)]
    assert given == [page.content for page in PAGES]
    assert b"".join(home.documents.stream(own, 2)) == PAGES[2].content
    kept = [one.name for one in home.documents.originals(own)]
    assert kept == [page.name for page in PAGES]
    words = [page.content.decode() for page in PAGES]
    assert home.documents.text(own).split("\n\n") == words
    assert added.entry.title == "Ordonnance"
    assert added.entry.when.text == "2026-03-12"
    assert home.documents.have(own)


def test_what_was_sealed_page_by_page_is_not_sealed_again(home: PaperHome) -> None:
    found = gathering(home, *PAGES)
    sealed = [leaf.file for leaf in found.pages()]
    added = found.make()
    assert added.entry is not None
    assert home.documents.originals(added.entry.id) == sealed


@pytest.mark.covers("C-004")
def test_pages_are_drawn_over_all_the_files(home: PaperHome) -> None:
    added = gathering(home, *PAGES).make()
    assert added.entry is not None
    assert home.documents.pages(added.entry.id) == 3
    drawn = [home.documents.draw(added.entry.id, page, 100).png for page in range(3)]
    assert drawn == [b"PNG0Ordo", b"PNG0seco", b"PNG0le 1"]


def test_fhir_names_each_file(home: PaperHome) -> None:
    added = gathering(home, *PAGES).make()
    assert added.entry is not None
    content = exact.read(added.entry.body)["content"]
    sizes = [one["attachment"]["size"] for one in content]
    assert sizes == [len(page.content) for page in PAGES]
    assert model_faults(added.entry.body) == ()
    renamed = home.documents.rename(added.entry.id, "Autre")
    titles = [one["attachment"]["title"] for one in exact.read(renamed.body)["content"]]
    assert titles == ["Autre"] * 3


def test_what_each_file_states_is_joined(home: PaperHome) -> None:
    home.airlock.reading = Extract(
        "image/jpeg", 1, when=When.parse("2020"), findings=("pdf.attachments",)
    )
    added = gathering(home, Shot(b"1", "a.jpg"), Shot(b"2", "b.jpg")).make()
    assert added.entry is not None
    assert added.entry.meta["findings"] == "pdf.attachments"
    assert (added.entry.when.text, added.entry.meta["leaves"]) == ("2020", "1,1")
    assert home.documents.list(Filters(category="A_RANGER")) == [added.entry]


@pytest.mark.covers("C-001")
def test_a_page_refused_leaves_the_others(home: PaperHome) -> None:
    found = gathering(home, PAGES[0])
    with pytest.raises(Refused, match=r"import\.damaged"):
        found.add(b"BAD", name="x.jpg")
    assert names(found) == ["photo1.jpg"]


def test_no_page_is_no_document(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"document\.no_file"):
        gathering(home).make()
    found = gathering(home, *PAGES)
    found.make()
    with pytest.raises(Refused, match=r"document\.no_file"):
        found.make()


def test_the_same_pages_are_kept_once_but_not_in_another_order(home: PaperHome) -> None:
    first = gathering(home, *PAGES).make().entry
    again = gathering(home, *PAGES)
    sealed = waiting_files(home.vault)
    added = again.make()
    assert (added.status, added.entry) == (Status.DUPLICATE, first)
    assert (again.pages(), [*filter(home.blobs.has, sealed)]) == ((), [])
    assert gathering(home, *PAGES[::-1]).make().status is Status.IMPORTED
    assert home.documents.add(PAGES[1].content, name="x").status is Status.DUPLICATE


def test_the_rank_of_a_file_is_one_that_exists(home: PaperHome) -> None:
    added = gathering(home, *PAGES).make()
    assert added.entry is not None
    for rank in (-1, 3):
        with pytest.raises(Refused, match=r"document\.no_file"):
            home.documents.original(added.entry.id, rank)


STEPS = some.lists(
    some.tuples(some.sampled_from(["move", "remove", "undo"]), some.integers(0, 5)),
    max_size=12,
)


@given(some.integers(1, 6), STEPS, some.integers(-2, 2))
def test_moving_and_putting_back_never_lose_a_page(
    count: int, steps: list[tuple[str, int]], step: int
) -> None:
    found = gathering(PaperHome(), *(Shot(b"%d" % n, str(n)) for n in range(count)))
    whole = set(ids(found))
    undone: list[Callable[[], None]] = []
    for act, rank in steps:
        here = ids(found)
        if act == "undo" and undone:
            undone.pop()()
        elif here and act == "move":
            found.move(here[rank % len(here)], step)
            assert set(ids(found)) == set(here)
        elif here and act == "remove":
            undone.append(found.remove(here[rank % len(here)]))
    for back in reversed(undone):
        back()
    assert (set(ids(found)), len(ids(found))) == (whole, count)


@given(some.integers(2, 6), some.data())
def test_a_page_goes_where_it_is_sent_and_comes_back(
    count: int, drawn: some.DataObject
) -> None:
    found = gathering(PaperHome(), *(Shot(b"%d" % n, str(n)) for n in range(count)))
    rank, before = drawn.draw(some.integers(0, count - 2)), names(found)
    page = ids(found)[rank]
    assert found.move(page, 1) == rank + 1
    assert names(found)[rank + 1] == before[rank]
    found.move(page, -1)
    assert names(found) == before
    found.remove(page)()
    assert names(found) == before
    assert all(one < two for one, two in pairwise(names(found)))


def test_pages_given_up_come_back_until_another_document_begins(
    home: PaperHome,
) -> None:
    found = gathering(home, *PAGES)
    back = found.remove(*ids(found))
    assert (found.pages(), waiting_files(home.vault)) == ((), set())
    back()
    back()
    assert names(found) == ["photo1.jpg", "photo2.jpg", "photo3.jpg"]
    back = found.remove(*ids(found))
    gathering(home, Shot(b"autre", "autre.jpg"))
    with pytest.raises(Refused, match=r"pages\.other"):
        back()
    assert names(found) == ["autre.jpg"]


def test_a_page_removed_never_comes_back_into_a_document_made(home: PaperHome) -> None:
    found = gathering(home, *PAGES)
    back = found.remove(ids(found)[1])
    found.make()
    with pytest.raises(Refused, match=r"pages\.other"):
        back()


def test_a_page_that_is_gone_is_not_drawn(home: PaperHome) -> None:
    found = gathering(home, PAGES[0])
    page = ids(found)[0]
    found.remove(page)
    with pytest.raises(Refused, match=r"entry\.absent"):
        found.draw(page, 100)
    with pytest.raises(Refused, match=r"entry\.absent"):
        found.move(page, 1)


def test_the_files_of_pages_that_wait_are_swept_once_they_are_given_up(
    home: PaperHome,
) -> None:
    found = gathering(home, *PAGES)
    sealed = waiting_files(home.vault)
    assert (len(sealed), home.vault.blobs()) == (3, set())
    assert home.blobs.sweep(waiting_files(home.vault), older_than=-1) == 0
    found.remove(*ids(found))
    assert home.blobs.sweep(waiting_files(home.vault), older_than=-1) == 3
    assert not any(map(home.blobs.has, sealed))


def test_pages_that_wait_never_leave_the_device(home: PaperHome) -> None:
    gathering(home, *PAGES)
    assert home.vault.after(home.space.id, b"") == []
    assert home.vault.secrets("") == {}


def test_nothing_of_a_page_is_read_in_a_log(home: PaperHome) -> None:
    found = gathering(home, PAGES[0])
    shown = repr((found, found.pages()))
    assert "Ordonnance" not in shown
    assert "photo1" not in shown

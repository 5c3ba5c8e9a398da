"""A large file is sealed as it comes, becomes a document, or leaves nothing behind."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.lent import Arrived, pieces_of
from app.flows.arrivals import Arrivals, read_through
from app.flows.documents import Status
from app.flows.parcels import Parcels
from app.flows.size_max import DEFAULT, LIMIT
from tests.app.paper_home import PaperHome
from tests.fictitious.airlock import Bare

pytestmark = pytest.mark.covers("C-023")

SMALL = 100
CONTENT = bytes(range(256)) * 400
PIECES = [CONTENT[at : at + 999] for at in range(0, len(CONTENT), 999)]


@pytest.fixture
def home() -> PaperHome:
    home = PaperHome()
    home.airlock.reading = Extract("application/dicom", 3, title="Scanner")
    return home


@pytest.fixture
def arrivals(home: PaperHome) -> Arrivals:
    return Arrivals(home.documents)


def come(arrivals: Arrivals, pieces: list[bytes] = PIECES) -> Arrived:
    """Take a large file in."""
    size = sum(map(len, pieces))
    found = arrivals.take(iter(pieces), size, name="exam.zip", small=SMALL)
    assert isinstance(found, Arrived)
    return found


def test_a_small_file_stays_in_memory(arrivals: Arrivals, home: PaperHome) -> None:
    assert arrivals.take(iter([b"ab", b"c"]), 3, name="x", small=SMALL) == b"abc"
    assert home.blobs._whole == {}


def test_a_large_file_is_sealed_and_read_anywhere(arrivals: Arrivals) -> None:
    found = come(arrivals)
    assert b"".join(pieces_of(found)) == CONTENT
    assert found.read(70_000, 99) == CONTENT[70_000:70_099]


def test_a_large_file_becomes_a_document_without_being_sealed_again(
    arrivals: Arrivals, home: PaperHome
) -> None:
    found = come(arrivals)
    added = home.documents.add(found, name="exam.zip")
    assert (added.status, set(home.blobs._whole)) == (
        Status.IMPORTED,
        {found.file.blob},
    )
    assert added.entry is not None
    assert added.entry.id == found.own
    assert home.documents.original(added.entry.id) == CONTENT
    arrivals.leave()
    assert home.blobs.has(found.file.blob)
    (file,) = home.documents.originals(added.entry.id)
    assert (file.name, file.media_type, file.sha) == (
        "exam.zip",
        "application/dicom",
        found.file.sha,
    )


def test_one_given_up_leaves_nothing_and_takes_no_other_with_it(
    arrivals: Arrivals, home: PaperHome
) -> None:
    other = come(arrivals, [b"o" * 200])
    arrivals.give_up(come(arrivals))
    arrivals.give_up(b"in memory")
    assert set(home.blobs._whole) == {other.file.blob}


def test_one_given_up_stays_where_a_document_holds_it(
    arrivals: Arrivals, home: PaperHome
) -> None:
    found = come(arrivals)
    home.documents.add(found, name="exam.zip")
    arrivals.give_up(found)
    assert home.blobs.has(found.file.blob)


def test_the_same_file_again_is_a_duplicate_and_leaves_nothing(
    arrivals: Arrivals, home: PaperHome
) -> None:
    first, again = come(arrivals), come(arrivals)
    home.documents.add(first, name="a")
    assert home.documents.add(again, name="b").status is Status.DUPLICATE
    arrivals.leave()
    assert set(home.blobs._whole) == {first.file.blob}


def test_a_file_that_is_refused_leaves_nothing(
    arrivals: Arrivals, home: PaperHome
) -> None:
    found = come(arrivals)
    documents = replace(home.documents, airlock=Bare())
    (piece,) = Parcels(documents).opened(found, name="x").pieces
    assert Parcels(documents).keep(piece).code == "import.unknown_format"
    arrivals.leave()
    assert home.blobs._whole == {}


def test_a_file_over_the_size_is_refused_before_it_is_read(
    arrivals: Arrivals,
) -> None:
    read: list[bool] = []

    def never() -> Iterator[bytes]:
        read.append(True)
        yield b""

    assert arrivals.size_max == DEFAULT
    with pytest.raises(Refused, match=r"import\.too_large"):
        arrivals.take(never(), DEFAULT + 1, name="x")
    assert read == []


def test_the_largest_size_is_chosen_within_what_one_change_may_hold(
    arrivals: Arrivals, home: PaperHome
) -> None:
    arrivals.allow(150)
    assert Arrivals(home.documents).size_max == 150
    with pytest.raises(Refused, match=r"import\.too_large"):
        come(arrivals)
    refused = home.documents.add(bytes(151), name="x")
    assert (refused.status, refused.code) == (Status.REFUSED, "import.too_large")
    for wrong in (0, -1, LIMIT + 1):
        with pytest.raises(Refused, match=r"import\.limit"):
            arrivals.allow(wrong)
    assert arrivals.size_max == 150


@pytest.mark.parametrize("pieces", [PIECES[:-1], [*PIECES, b"more"]])
@pytest.mark.parametrize("small", [SMALL, len(CONTENT)])
def test_a_file_that_changes_while_it_comes_is_not_kept(
    arrivals: Arrivals, home: PaperHome, pieces: list[bytes], small: int
) -> None:
    with pytest.raises(Refused, match=r"file\.changed"):
        arrivals.take(iter(pieces), len(CONTENT), name="x", small=small)
    assert home.blobs._whole == {}


def test_it_tells_how_much_came_and_stops_when_asked(
    arrivals: Arrivals, home: PaperHome
) -> None:
    seen: list[int] = []

    def tell(done: int, total: int) -> None:
        assert total == len(CONTENT)
        seen.append(done)
        if done > total // 2:
            raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        arrivals.take(iter(PIECES), len(CONTENT), name="x", tell=tell, small=SMALL)
    assert seen == sorted(seen)
    assert len(CONTENT) // 2 < seen[-1] < len(CONTENT)
    assert home.blobs._whole == {}


def test_a_file_is_read_to_its_end_or_said_unreadable() -> None:
    assert b"".join(read_through(io.BytesIO(CONTENT))) == CONTENT

    class Broken(io.BytesIO):
        """A disk taken away."""

        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(size)

    with pytest.raises(Refused, match=r"import\.unreadable"):
        list(read_through(Broken()))

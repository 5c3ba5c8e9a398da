"""An archive becomes the documents it holds, each with what its sender says."""

from collections.abc import Iterator

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.state import State
from app.flows.documents import Added, Status
from app.flows.parcels import Parcels, Piece
from sync.airlock.parent import SealedAirlock
from tests.app.paper_home import Glass, PaperHome
from tests.fictitious.airlock import Held
from tests.fictitious.archives import Sent, xdm, zipped
from tests.fictitious.printing import locked_pdf, pdf

LETTER = pdf(["Bonjour"], title="", date="2026-01-14")
TYPED = "14011958"


class Sealed(Glass):
    """The real airlock, where a home has one of glass."""

    def __init__(self) -> None:
        super().__init__()
        self.real = SealedAirlock()

    def read(self, content: Held, *, name: str) -> Extract:
        return self.real.read(content, name=name)

    def part(self, content: Held, *, rank: int) -> bytes:
        return self.real.part(content, rank=rank)

    def unlock(self, content: Held, *, password: str) -> bytes:
        return self.real.unlock(content, password=password)


@pytest.fixture
def home() -> Iterator[PaperHome]:
    airlock = Sealed()
    yield PaperHome(airlock=airlock)
    airlock.real.close()


def kept(home: PaperHome, content: bytes, name: str = "x.zip") -> list[Added]:
    parcels = Parcels(home.documents)
    return [parcels.keep(one) for one in parcels.opened(content, name=name).pieces]


@pytest.mark.covers("C-002")
def test_each_file_of_an_archive_is_a_document_bit_for_bit(home: PaperHome) -> None:
    archive = zipped({"a/lettre.pdf": LETTER, "a/note.txt": b"Note du jour"})
    added = kept(home, archive)
    assert [one.status for one in added] == [Status.IMPORTED] * 2
    contents = [home.documents.original(one.entry.id) for one in added if one.entry]
    assert contents == [LETTER, b"Note du jour"]
    assert [one.status for one in kept(home, archive)] == [Status.DUPLICATE] * 2


@pytest.mark.covers("C-002")
def test_what_the_sender_says_describes_a_document_that_says_nothing(
    home: PaperHome,
) -> None:
    added, _ = kept(home, xdm([Sent("DOC1.PDF", LETTER, "Courrier de sortie")]))
    assert added.entry is not None
    assert added.entry.title == "Courrier de sortie"
    assert "MULLER" in repr(added.entry.body.decode())


def test_an_archive_somebody_sent_is_kept_as_received_and_put_away(
    home: PaperHome,
) -> None:
    archive = xdm([Sent("DOC1.PDF", LETTER, lies={"hash": "0" * 40})])
    assert Parcels(home.documents).opened(archive, name="x").findings == (
        "xdm.altered",
    )
    whole = kept(home, archive, "IHE_XDM.ZIP")[-1].entry
    assert whole is not None
    assert home.documents.original(whole.id) == archive
    assert (whole.title, whole.meta["status"]) == ("IHE_XDM.ZIP", State.ARCHIVED)


def test_an_archive_somebody_sent_is_tied_to_each_document_of_it(
    home: PaperHome,
) -> None:
    archive = xdm([Sent("DOC1.PDF", LETTER, "Courrier"), Sent("N.TXT", b"Note")])
    *documents, whole = (one.entry for one in kept(home, archive))
    links = home.links
    assert whole
    for one in documents:
        assert one
        home.documents.put_back(one.id)  # as who says that they are theirs
    assert {one.id for one in links.of(whole.id)} == {
        one.id for one in documents if one
    }
    for one in documents:
        assert one
        assert [tied.id for tied in links.of(one.id)] == [whole.id]
    again = kept(home, archive)[-1].entry
    assert again
    assert again.links == whole.links


def test_a_file_nobody_reads_is_refused_and_the_others_are_kept(
    home: PaperHome,
) -> None:
    film, note = kept(home, zipped({"film.mov": b"\0\0\0\x14ftypqt  ", "n.txt": b"a"}))
    assert (film.status, film.code) == (Status.REFUSED, "import.unknown_format")
    assert note.status is Status.IMPORTED


def test_a_locked_file_of_an_archive_opens_with_its_password(home: PaperHome) -> None:
    parcels = Parcels(home.documents)
    archive = zipped({"x.pdf": locked_pdf(["Bonjour"], TYPED, method="AES_256")})
    (piece,) = parcels.opened(archive, name="x.zip").pieces
    assert parcels.keep(piece).code == "import.password"
    assert parcels.keep(piece, password=TYPED).status is Status.IMPORTED


@pytest.mark.parametrize(
    ("archive", "code"),
    [
        (zipped({"../x": b""}), "import.unsafe"),
        (zipped({"__MACOSX/x": b""}), "import.empty"),
        (b"PK\3\4", "import.damaged"),
    ],
    ids=["unsafe", "empty", "damaged"],
)
def test_an_archive_that_must_stay_closed_says_why(
    home: PaperHome, archive: bytes, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        Parcels(home.documents).opened(archive, name="x.zip")
    assert refused.value.code == code


def test_a_file_that_is_no_archive_is_one_piece(home: PaperHome) -> None:
    (piece,) = Parcels(home.documents).opened(b"Bonjour", name="x.txt").pieces
    assert piece == Piece("x.txt", b"Bonjour")

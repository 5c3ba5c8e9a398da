"""Images given one by one become one document an exam, never of two persons."""

from collections.abc import Iterator

import pytest

from app.domain.foreign import Extract
from app.domain.lent import Content
from app.flows.arrivals import Arrivals
from app.flows.documents import Added, Status
from app.flows.exams import Exams, Image, small_after
from app.flows.parcels import Parcels, Piece
from app.flows.sealed.files import SMALL_MAX
from sync.airlock.parent import SealedAirlock
from tests.app.paper_home import Glass, PaperHome
from tests.fictitious.airlock import Held
from tests.fictitious.imaging import a_file, a_slice, chest, said

pytestmark = pytest.mark.covers("C-013")
SIDE = 32


class Sealed(Glass):
    """The real airlock, where a home has one of glass."""

    def __init__(self) -> None:
        super().__init__()
        self.real = SealedAirlock()

    def read(self, content: Held, *, name: str) -> Extract:
        return self.real.read(content, name=name)


@pytest.fixture
def home() -> Iterator[PaperHome]:
    airlock = Sealed()
    yield PaperHome(airlock=airlock)
    airlock.real.close()


def slice_of(rank: int, **tags: object) -> bytes:
    """Return one image, saying something else than the others."""
    nobody = {"PatientName": "", "PatientBirthDate": ""}
    return a_file(chest(rank, 9, SIDE), said(rank) | nobody | tags)


def images(exams: Exams, *files: Content) -> list[Image]:
    """Take files as the images of a folder."""
    named = (exams.image(one, name=f"IM{at}") for at, one in enumerate(files))
    return [image for image in named if image]


def together(home: PaperHome, *files: Content) -> list[Piece]:
    """Bring files together."""
    exams = Exams(Arrivals(home.documents))
    return list(exams.together(images(exams, *files), name="disque.zip"))


def kept(home: PaperHome, *files: Content) -> list[Added]:
    """Keep files given together."""
    parcels = Parcels(home.documents)
    return [parcels.keep(piece) for piece in together(home, *files)]


def test_the_images_of_an_exam_are_one_document(home: PaperHome) -> None:
    (added,) = kept(home, *(slice_of(rank) for rank in (2, 0, 1)))
    assert added.status is Status.IMPORTED
    assert added.entry is not None
    assert added.entry.title == "Scanner : Thorax sans injection"
    study = home.airlock.real.study(home.documents.original(added.entry.id))  # type: ignore[attr-defined]
    assert [len(series.slices) for series in study.series] == [3]


def test_the_same_images_again_are_known(home: PaperHome) -> None:
    files = [slice_of(rank) for rank in range(3)]
    first, second = kept(home, *files), kept(home, *files)
    assert [one.status for one in first + second] == [
        Status.IMPORTED,
        Status.DUPLICATE,
    ]


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param({"PatientName": "Autre^Personne"}, id="another-person"),
        pytest.param({"PatientID": "B7", "PatientName": "Roche^Camille"}, id="named"),
        pytest.param({"StudyInstanceUID": "1.2.3"}, id="another-exam"),
    ],
)
def test_what_differs_is_another_document(
    home: PaperHome, tags: dict[str, object]
) -> None:
    files = [slice_of(0), slice_of(1), slice_of(2, **tags), slice_of(3, **tags)]
    assert len(together(home, *files)) == 2


def test_an_image_alone_stays_as_it_came(home: PaperHome) -> None:
    (piece,) = together(home, slice_of(0))
    assert (piece.whole, piece.name) == (slice_of(0), "IM0")


def test_what_is_no_image_is_left_to_the_others(home: PaperHome) -> None:
    damaged = a_slice(side=SIDE)[:200]
    assert together(home, b"Bonjour", damaged) == []


def test_the_list_of_a_disc_goes_with_its_exam(home: PaperHome) -> None:
    exams = Exams(Arrivals(home.documents))
    listed = exams.image(slice_of(5), name="DISC/DICOMDIR")
    assert listed is not None
    found = [*images(exams, slice_of(0), slice_of(1)), listed]
    (piece,) = exams.together(found, name="disque.zip")
    assert b"00000-DICOMDIR" in bytes(piece.whole)  # type: ignore[arg-type]


def test_many_images_do_not_wait_in_memory() -> None:
    waiting = [Image("x", b"")] * 64
    assert (small_after(waiting[:-1]), small_after(waiting)) == (SMALL_MAX, 0)

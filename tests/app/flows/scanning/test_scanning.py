"""Photographs that wait become one PDF, and stay beside it as they were received."""

from collections.abc import Callable

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Extract, Picture
from app.domain.lent import Content
from app.domain.scan import PHOTO, Cut, How, Plate, Tone
from app.flows.documents import Added, Status
from app.flows.gathering import Gathering
from app.flows.scanning.scanning import Scanning
from app.flows.sealed.files import files_of
from tests.app.paper_home import Glass, PaperHome

SEEN = Cut(((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)), How.PAGE, tone=Tone.PAPER)
PHOTOS = (b"one", b"two", b"six")


class Lens(Glass):
    """An airlock in which every file is a photograph, but a PDF of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.framed: list[bytes] = []
        self.pages = 1
        self.fault = ""

    def read(self, content: Content, *, name: str) -> Extract:
        del name
        assert isinstance(content, bytes)
        if content.startswith(b"%PDF"):
            return Extract("application/pdf", content.count(b"/Type/Page/"))
        return Extract("image/jpeg", self.pages)

    def frame(self, content: bytes, *, page: int) -> Cut:
        if self.fault:
            raise Refused(self.fault)
        self.framed.append(content)
        return SEEN if not page else Cut()

    def scan(self, content: bytes, *, page: int, cut: Cut, width: int) -> Picture:
        said = b"%s %d %d %s" % (content, page, cut.turn, cut.tone.encode())
        return Picture(said, width, width)

    def press(self, content: bytes, *, page: int, cut: Cut) -> Plate:
        if self.fault:
            raise Refused(self.fault)
        drawn = self.scan(content, page=page, cut=cut, width=8).png
        return Plate(8, 8, "FlateDecode", 1, 1, drawn)


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space where every file is a photograph."""
    return PaperHome(airlock=Lens())


def scanning(home: PaperHome, *photos: bytes) -> Scanning:
    gathering = Gathering(home.documents)
    for rank, photo in enumerate(photos):
        gathering.add(photo, name=f"IMG_2026031{rank}.jpg")
    return Scanning(gathering)


def lens(home: PaperHome) -> Lens:
    assert isinstance(home.airlock, Lens)
    return home.airlock


def made(added: Added) -> Added:
    assert added.entry is not None
    return added


@pytest.mark.covers("C-002")
def test_several_pictures_make_one_pdf(home: PaperHome) -> None:
    found = scanning(home, *PHOTOS)
    added = made(found.make())
    assert added.status is Status.IMPORTED
    assert added.entry is not None
    own = added.entry.id
    assert home.documents.pages(own) == 3
    originals = home.documents.originals(own)
    assert [one.media_type for one in originals] == ["application/pdf"]
    pdf = home.documents.original(own)
    places = [pdf.index(photo + b" 0 0 paper") for photo in PHOTOS]
    assert places == sorted(places)
    assert found.gathering.pages() == ()


@pytest.mark.covers("C-002")
def test_photographs_stay_beside_it_byte_for_byte(home: PaperHome) -> None:
    entry = made(scanning(home, *PHOTOS).make()).entry
    assert entry is not None
    kept = files_of(entry, PHOTO)
    assert [one.name for one in kept] == [f"IMG_2026031{n}.jpg" for n in range(3)]
    sealed = home.documents.files
    assert tuple(sealed.open(entry, PHOTO, rank) for rank in range(3)) == PHOTOS


def test_the_day_in_the_name_of_the_first_photograph_is_kept(home: PaperHome) -> None:
    entry = made(scanning(home, b"one").make()).entry
    assert entry is not None
    assert entry.when.text == "2026-03-10"


def test_the_same_photographs_are_one_document(home: PaperHome) -> None:
    first = made(scanning(home, *PHOTOS).make()).entry
    again = scanning(home, *PHOTOS)
    sealed = [leaf.file.blob for leaf in again.gathering.pages()]
    added = made(again.make())
    assert (added.status, added.entry) == (Status.DUPLICATE, first)
    assert not any(map(home.blobs.has, sealed))
    assert home.documents.add(b"two", name="x.jpg").status is Status.DUPLICATE


def test_a_page_is_kept_before_it_is_looked_for(home: PaperHome) -> None:
    lens(home).fault = "import.too_slow"
    found = Scanning(Gathering(home.documents))
    found.add(b"one", name="one.jpg")
    assert [leaf.file.name for leaf in found.gathering.pages()] == ["one.jpg"]
    lens(home).fault = ""
    assert found.cut(found.gathering.pages()[0].file.id) == SEEN


def test_a_page_is_looked_for_once(home: PaperHome) -> None:
    found = scanning(home, b"one")
    page = found.gathering.pages()[0].file.id
    assert [found.cut(page), found.cut(page)] == [SEEN, SEEN]
    assert found.draw(page, 90).png == b"one 0 0 paper"
    assert Scanning(Gathering(home.documents)).cut(page) == SEEN
    assert lens(home).framed == [b"one"]


def test_what_is_chosen_for_a_page_is_taken_back(home: PaperHome) -> None:
    found = scanning(home, b"one")
    page = found.gathering.pages()[0].file.id
    back = found.put(page, SEEN.turned())
    assert found.draw(page, 90).png == b"one 0 1 paper"
    assert found.draw(page, 90, Cut(tone=Tone.INK)).png == b"one 0 0 ink"
    back()
    assert found.cut(page) == SEEN


def test_a_tone_is_chosen_for_every_page(home: PaperHome) -> None:
    found = scanning(home, *PHOTOS)
    pages = [leaf.file.id for leaf in found.gathering.pages()]
    found.put(pages[1], SEEN.turned())
    back = found.tone_all(Tone.INK)
    assert {found.cut(page).tone for page in pages} == {Tone.INK}
    assert found.cut(pages[1]).turn == 1
    back()
    assert {found.cut(page).tone for page in pages} == {Tone.PAPER}


def test_a_page_taken_away_and_put_back_keeps_its_cut(home: PaperHome) -> None:
    found = scanning(home, *PHOTOS)
    page = found.gathering.pages()[1].file.id
    found.put(page, SEEN.turned())
    back = found.gathering.remove(page)
    back()
    assert found.cut(page).turn == 1


def test_a_file_of_several_pictures_gives_each_of_them(home: PaperHome) -> None:
    lens(home).pages = 2
    entry = made(scanning(home, b"one").make()).entry
    assert entry is not None
    pdf = home.documents.original(entry.id)
    assert home.documents.pages(entry.id) == 2
    assert b"one 0 0 paper" in pdf
    assert b"one 1 0 colours" in pdf


def stopped_after(pages: int) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        assert total == 3
        if done == pages:
            raise Refused("cancelled")

    return progress


def test_stopping_loses_no_page(home: PaperHome) -> None:
    found = scanning(home, *PHOTOS)
    with pytest.raises(Refused, match="cancelled"):
        found.make(stopped_after(2))
    assert len(found.gathering.pages()) == 3
    assert home.documents.list() == []
    assert made(found.make(stopped_after(3))).status is Status.IMPORTED


def test_a_page_refused_loses_no_page(home: PaperHome) -> None:
    found, lens(home).fault = scanning(home, *PHOTOS), "import.too_slow"
    with pytest.raises(Refused, match=r"import\.too_slow"):
        found.make()
    assert len(found.gathering.pages()) == 3


def test_pages_that_changed_while_they_were_printed_are_not_bound(
    home: PaperHome,
) -> None:
    found = scanning(home, *PHOTOS)

    def meddle(done: int, _total: int) -> None:
        if done == 2:
            found.gathering.remove(found.gathering.pages()[0].file.id)

    with pytest.raises(Refused, match=r"pages\.other"):
        found.make(meddle)
    assert len(found.gathering.pages()) == 2


def test_what_is_no_picture_makes_a_document_as_it_is() -> None:
    home = PaperHome()
    found = scanning(home, b"words", b"more")
    entry = made(found.make()).entry
    assert entry is not None
    assert home.documents.original(entry.id, 1) == b"more"
    assert files_of(entry, PHOTO) == []


def test_nothing_to_scan_is_no_document(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"document\.no_file"):
        scanning(home).make()

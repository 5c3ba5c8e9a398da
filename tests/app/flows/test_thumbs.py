"""A picture of a document is drawn once, sealed, and goes with its document."""

from dataclasses import replace

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.foreign import Extract, Picture
from app.domain.owned import THUMB
from app.domain.write import Write
from app.flows.entrusted.read_only import ReadOnlyBlobs, ReadOnlyVault
from app.flows.thumbs import TALLEST, WIDTH, Thumbs, thumb_files
from storage.memory.blobs import MemoryBlobs
from tests.app.paper_home import Glass, PaperHome

PNG = b"a picture of canari"


class Counting(Glass):
    """An airlock that counts what it draws, and refuses when told."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn, self.height, self.refusal = 0, WIDTH, ""

    def draw(self, content: object, *, page: int, width: int) -> Picture:
        assert (page, width) == (0, WIDTH)
        assert content
        self.drawn += 1
        if self.refusal:
            raise Refused(self.refusal)
        return Picture(PNG, width, self.height)


@pytest.fixture
def airlock() -> Counting:
    return Counting()


@pytest.fixture
def home(airlock: Counting) -> PaperHome:
    return PaperHome(airlock=airlock)


def a_document(home: PaperHome) -> Entry:
    added = home.documents.add(b"Ordonnance", name="x.pdf").entry
    assert added
    return added


def test_a_picture_is_drawn_once_and_kept_sealed(
    home: PaperHome, airlock: Counting
) -> None:
    entry, thumbs = a_document(home), Thumbs(home.documents)
    assert thumbs.kept(entry) is None
    assert thumbs.make(entry) == PNG
    assert Thumbs(home.documents).kept(entry) == PNG
    assert Thumbs(home.documents).make(entry) == PNG
    assert airlock.drawn == 1
    kept = b"".join(b"".join(home.blobs.read(one)) for one in thumb_files(home.vault))
    assert kept
    assert PNG not in kept
    assert PNG not in home.vault.setting(THUMB + entry.id.hex())  # type: ignore[operator]


def test_one_that_does_not_last_is_drawn_each_time_and_kept_nowhere(
    home: PaperHome, airlock: Counting
) -> None:
    entry, own = a_document(home), home.space.id
    shown = ReadOnlyVault(home.vault, own, own), ReadOnlyBlobs(home.blobs)
    documents = replace(home.documents, vault=shown[0], blobs=shown[1])
    thumbs = Thumbs(documents, last=False)
    assert (thumbs.kept(entry), thumbs.make(entry)) == (None, PNG)
    assert (thumbs.make(entry), airlock.drawn) == (PNG, 2)
    airlock.refusal = "import.damaged"
    assert thumbs.make(entry) == b""
    assert home.vault.settings(THUMB) == {}


@pytest.mark.parametrize("refusal", ["import.damaged", "import.too_slow"])
def test_a_document_the_airlock_refuses_has_none_and_is_not_asked_again(
    home: PaperHome, airlock: Counting, refusal: str
) -> None:
    entry, thumbs = a_document(home), Thumbs(home.documents)
    airlock.refusal = refusal
    assert (thumbs.make(entry), thumbs.make(entry)) == (b"", b"")
    assert airlock.drawn == 1
    assert thumb_files(home.vault) == set()


def test_an_airlock_away_is_asked_again(home: PaperHome, airlock: Counting) -> None:
    entry, thumbs = a_document(home), Thumbs(home.documents)
    airlock.refusal = "airlock.unavailable"
    assert thumbs.make(entry) == b""
    airlock.refusal = ""
    assert thumbs.make(entry) == PNG


def test_a_page_too_long_has_none(home: PaperHome, airlock: Counting) -> None:
    airlock.height = TALLEST + 1
    assert Thumbs(home.documents).make(a_document(home)) == b""


def test_words_alone_have_none(home: PaperHome, airlock: Counting) -> None:
    airlock.reading = Extract("text/plain", 0, "Ordonnance")
    entry = a_document(home)
    assert Thumbs(home.documents).kept(entry) == b""
    assert Thumbs(home.documents).make(entry) == b""
    assert airlock.drawn == 0


def test_a_document_elsewhere_waits_and_one_freed_keeps_its_picture(
    home: PaperHome, airlock: Counting
) -> None:
    entry, away = a_document(home), MemoryBlobs(now=lambda: home.now)
    elsewhere = Thumbs(replace(home.documents, blobs=away))
    assert elsewhere.make(entry) == b""
    assert airlock.drawn == 0
    thumbs = Thumbs(home.documents)
    thumbs.make(entry)
    home.blobs.drop(one.blob for one in entry.attachments)
    assert thumbs.kept(entry) == PNG


def test_another_file_gives_another_picture(home: PaperHome) -> None:
    entry, thumbs = a_document(home), Thumbs(home.documents)
    thumbs.make(entry)
    other = a_document_of(home, b"Autre")
    assert thumbs.kept(replace(entry, attachments=other.attachments)) is None


def a_document_of(home: PaperHome, words: bytes) -> Entry:
    added = home.documents.add(words, name="y.pdf").entry
    assert added
    return added


def test_an_erased_document_leaves_no_key_of_its_picture(home: PaperHome) -> None:
    entry, thumbs = a_document(home), Thumbs(home.documents)
    thumbs.make(entry)
    (blob,) = thumb_files(home.vault)
    home.vault.commit(Write(home.space.id, erased=(entry.id,)))
    assert home.vault.setting(THUMB + entry.id.hex()) is None
    assert thumb_files(home.vault) == set()
    assert blob not in home.vault.blobs()


def test_a_document_erased_while_it_is_drawn_leaves_nothing(
    home: PaperHome, airlock: Counting
) -> None:
    entry = a_document(home)

    class Erasing(Counting):
        def draw(self, content: object, *, page: int, width: int) -> Picture:
            home.vault.commit(Write(home.space.id, erased=(entry.id,)))
            return super().draw(content, page=page, width=width)

    thumbs = Thumbs(replace(home.documents, airlock=Erasing()))
    assert thumbs.make(entry) == b""
    assert home.vault.setting(THUMB + entry.id.hex()) is None
    assert airlock.drawn == 0


def test_a_picture_made_is_no_news(home: PaperHome) -> None:
    """Nobody asks the record again because of it."""
    entry = a_document(home)
    settings = {THUMB + entry.id.hex(): b"x"}
    changes = home.vault.commit(Write(home.space.id, settings=settings))
    assert changes.kinds == {"thumb"}

"""Words recognised serve the search only: the document stays what it was."""

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.foreign import Extract, Picture
from app.flows.scanning.recognition import NoEngine, Recognition, recognised
from tests.app.paper_home import PaperHome

PHOTO = Extract("image/jpeg", 2)


class Reader:
    """An engine that reads what it was told, page after page."""

    def __init__(self, *words: str, here: bool = True) -> None:
        self.said = list(words)
        self.here = here
        self.seen: list[bytes] = []

    def ready(self) -> bool:
        return self.here

    def words(self, picture: Picture) -> str:
        self.seen.append(picture.png)
        return self.said[len(self.seen) - 1]


@pytest.fixture
def home() -> PaperHome:
    """Return a space holding one scan of two pages."""
    home = PaperHome()
    home.airlock.reading = PHOTO
    home.documents.add(b"photo", name="scan.jpg")
    return home


def reading(home: PaperHome, *words: str, here: bool = True) -> Recognition:
    return Recognition(home.documents, Reader(*words, here=here), home.preferences)


def scan(home: PaperHome) -> Entry:
    return home.documents.list()[0]


@pytest.mark.covers("C-172")
def test_words_recognised_are_found_and_the_document_is_the_same(
    home: PaperHome,
) -> None:
    before, found = scan(home), reading(home, "Ordonnance du docteur", "amoxicilline")
    assert home.search.find("amoxicilline") == []
    assert found.may(before)
    after = found.recognise(before.id)
    assert [hit.entry.id for hit in home.search.find("amoxicilline")] == [before.id]
    assert home.documents.text(before.id) == "Ordonnance du docteur\n\namoxicilline"
    assert home.documents.original(before.id) == b"photo"
    assert (after.body, after.title) == (before.body, before.title)
    assert recognised(after)
    assert not recognised(before)
    assert not found.may(after)


@pytest.mark.covers("C-172")
def test_words_recognised_are_taken_away(home: PaperHome) -> None:
    found = reading(home, "un", "deux")
    entry = found.recognise(scan(home).id)
    after = found.forget(entry.id)
    assert home.search.find("deux") == []
    assert home.documents.text(entry.id) == ""
    assert not recognised(after)
    assert found.may(after)
    assert found.forget(entry.id) == after


@pytest.mark.covers("C-172")
def test_nothing_is_offered_without_an_engine(home: PaperHome) -> None:
    found = reading(home, "un", "deux", here=False)
    assert not found.ready()
    assert not found.wanted()
    assert not found.may(scan(home))
    absent = Recognition(home.documents, NoEngine(), home.preferences)
    assert not absent.ready()
    with pytest.raises(Refused, match=r"recognition\.absent"):
        absent.recognise(scan(home).id)


def test_only_pages_without_words_are_read(home: PaperHome) -> None:
    found = reading(home, "un", "deux")
    for number, told in enumerate(
        (
            Extract("application/pdf", 1, "des mots"),
            Extract("text/plain", 0),
            Extract("application/dicom", 3),
        )
    ):
        home.airlock.reading = told
        home.documents.add(b"%d" % number, name="x")
    assert [
        one.attachments[0].media_type for one in home.documents.list() if found.may(one)
    ] == ["image/jpeg"]


def test_each_page_is_told_before_it_is_read(home: PaperHome) -> None:
    told: list[tuple[int, int]] = []
    found, entry = reading(home, "un", "deux"), scan(home)

    def tell(done: int, total: int) -> None:
        assert not found.may(entry)  # nobody else reads it meanwhile
        told.append((done, total))

    found.recognise(entry.id, tell)
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.covers("C-172")
@pytest.mark.parametrize("last", [1, 2])
def test_stopping_keeps_the_scan_and_no_word(home: PaperHome, last: int) -> None:
    before = scan(home)

    def stop(done: int, _total: int) -> None:
        if done == last:
            raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        reading(home, "un", "deux").recognise(before.id, stop)
    assert scan(home) == before
    assert home.search.find("un") == []


def test_pages_without_a_word_keep_nothing(home: PaperHome) -> None:
    before = scan(home)
    with pytest.raises(Refused, match=r"recognition\.nothing"):
        reading(home, " \n", "\x0c").recognise(before.id)
    assert scan(home) == before


def test_what_was_changed_meanwhile_stays_changed(home: PaperHome) -> None:
    before = scan(home)

    def rename(_done: int, _total: int) -> None:
        home.documents.rename(before.id, "Renommé")

    after = reading(home, "un", "deux").recognise(before.id, rename)
    assert after.title == "Renommé"


def test_words_are_bounded_and_hold_no_hidden_sign(home: PaperHome) -> None:
    found = reading(home, "a\x00b\x0cc\n\n\n\n\nd", "é" * 200_000)
    words = home.documents.text(found.recognise(scan(home).id).id)
    assert words.startswith("a b c\n\nd")
    assert len(words.encode()) <= 200_000


def test_reading_each_scan_is_chosen(home: PaperHome) -> None:
    found = reading(home, "un", "deux")
    assert found.wanted()
    found.want(each=False)
    assert not found.wanted()
    found.want(each=True)
    assert found.wanted()

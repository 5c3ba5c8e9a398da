"""A file is drawn in the airlock, page by page, and filed nowhere by being seen."""

import pytest

from app.domain.errors import Refused
from app.domain.lent import Lent, lend
from tests.screens.messaging import PAGES, THREAD, a_file, messaging, theirs
from views.parts.messages.looking import looked_in

pytestmark = pytest.mark.covers("C-049")
FILE = a_file().id


def test_a_page_is_drawn_and_nothing_is_kept() -> None:
    house, _paper = messaging(theirs(1, files=(a_file(),)))
    seen = looked_in(house, THREAD, FILE, 1)
    assert (seen.pages, seen.file.name) == (2, "Ordonnance.pdf")
    assert seen.picture
    assert seen.picture.height == len(PAGES) + 1
    assert house.documents.list() == []


def test_a_file_of_words_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    house, paper = messaging(theirs(1, files=(a_file(name="lettre.txt"),)))

    def content(_message: bytes, _file: bytes) -> Lent:
        return lend(b"Deux gouttes")

    monkeypatch.setattr(paper, "content", content)
    seen = looked_in(house, THREAD, FILE, 0)
    assert (seen.text, seen.picture) == ("Deux gouttes", None)


def test_another_file_is_refused() -> None:
    house, _paper = messaging(theirs(1))
    with pytest.raises(Refused, match=r"blob\.absent"):
        looked_in(house, THREAD, FILE, 0)

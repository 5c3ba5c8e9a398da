"""Folders have a name of their own; documents survive them."""

import pytest
from fhir.resources.R4B.list import List

from app.domain.errors import Refused
from app.domain.query import Filters
from tests.app.paper_home import PaperHome


@pytest.fixture
def home() -> PaperHome:
    """Return a space with two documents."""
    home = PaperHome()
    for text in (b"un", b"deux"):
        home.documents.add(text, name="x.txt")
    return home


@pytest.mark.covers("C-020")
def test_folders_are_listed_by_name_with_what_they_hold(home: PaperHome) -> None:
    knee, eyes = home.folders.add("  Mon   genou "), home.folders.add("Épaule")
    one, two = home.documents.list()
    home.documents.file_in(one.id, knee.id)
    home.documents.file_in(two.id, knee.id)
    home.documents.archive(two.id)
    told = [(each.name, each.count) for each in home.folders.list()]
    assert told == [("Épaule", 0), ("Mon genou", 1)]
    inside = home.documents.list(Filters(folder=knee.id.hex()))
    assert [each.id for each in inside] == [one.id]
    assert home.documents.count(Filters(folder=eyes.id.hex())) == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (" \u200b ", "folder.name_empty"),
        ("EPAULE", "folder.name_taken"),
        ("épaule ", "folder.name_taken"),
    ],
)
def test_a_name_is_said_and_its_own(home: PaperHome, name: str, code: str) -> None:
    home.folders.add("Épaule")
    other = home.folders.add("Genou")
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        home.folders.add(name)
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        home.folders.rename(other.id, name)


def test_a_folder_is_renamed_even_to_its_own_name(home: PaperHome) -> None:
    folder = home.folders.add("épaule")
    renamed = home.folders.rename(folder.id, "Épaule")
    assert renamed.title == "Épaule"
    assert List.model_validate_json(renamed.body).title == "Épaule"


@pytest.mark.covers("C-020")
def test_removing_a_folder_keeps_its_documents_and_is_undone(home: PaperHome) -> None:
    folder = home.folders.add("Genou")
    one = home.documents.list()[0]
    home.documents.file_in(one.id, folder.id)
    gone = home.folders.remove(folder.id)
    assert home.folders.list() == []
    assert len(home.documents.list()) == 2
    home.folders.restore(gone)
    assert [(each.name, each.count) for each in home.folders.list()] == [("Genou", 1)]


def test_a_document_is_no_folder(home: PaperHome) -> None:
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.folders.rename(home.documents.list()[0].id, "x")


def test_a_search_gives_documents_not_folders(home: PaperHome) -> None:
    home.folders.add("Épaule")
    assert home.search.find("epaule") == []

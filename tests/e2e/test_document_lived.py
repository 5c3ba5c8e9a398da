"""A document is read, hidden, found again, thrown away and put back."""

from collections.abc import Callable
from contextlib import closing

import pytest

from main import Starters
from tests.e2e.conftest import PHRASE, Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first, press_only
from tests.fictitious.documents import documents


@pytest.mark.covers("C-021")
@pytest.mark.covers("C-022")
def test_a_document_is_hidden_found_thrown_and_put_back(
    a_device: Callable[[str], Device],
    screen_of: Callable[[Device], FletWeb],
    size: str,
) -> None:
    device = a_device("home")
    given = next(one for one in documents(7, 5) if one.name.endswith(".pdf"))
    with closing(Starters(device.home).door) as door:
        ways = {"passphrase": PHRASE}
        house = door.create("Camille", birth_date="", server="", ways=ways).house
        added = house.documents.add(given.content, name=given.name)
    assert added.entry
    app = screen_of(device)
    open_space(app)
    app.press("nav-documents")
    app.wait("1 document")
    press_only(app, "document-0")
    app.wait("Qui peut le voir")
    app.press("document-hide")
    app.press("document-hide-1")
    app.wait("Caché aux soignants. L'un d'eux l'a peut-être déjà lu.")
    assert app.faults() == []
    app.shot(f"{size}-document-hidden")

    app.press("top-search")
    app.wait("Un mot, un nom, un médicament")
    app.fill("search-field", given.words[0])
    app.wait("1 résultat")
    app.wait("Caché aux soignants")
    press_only(app, "hit-")
    app.wait("Qui peut le voir")
    app.press("document-throw")
    app.wait("est dans la corbeille, pour 30 jours.")
    assert app.faults() == []
    app.shot(f"{size}-document-thrown")

    app.go("/documents/corbeille")
    press_first(app, "back-")
    app.wait("est de retour dans vos documents.")
    app.go("/documents")
    app.wait("1 document")
    assert app.external == []

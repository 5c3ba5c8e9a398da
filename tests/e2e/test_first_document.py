"""Create a space and add a document: under a minute, without any network."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import PHRASE, Device
from tests.e2e.fletweb import FletWeb
from tests.e2e.patient import shared
from tests.e2e.rows import press_only
from tests.fictitious.documents import documents

Show = Callable[[Device], FletWeb]


def create(app: FletWeb) -> None:
    """Make a space with a passphrase of one's own."""
    app.wait("Bienvenue")
    app.press("welcome-begin")
    app.wait("Votre prénom")
    app.fill("protect-name", "Camille")
    app.press("protect-way-own")
    app.wait("La même phrase")
    app.fill("protect-secret", PHRASE)
    app.fill("protect-again", PHRASE)
    app.press("protect-create")
    app.wait("Cette clé rouvre")


@pytest.mark.covers("C-001")
@pytest.mark.covers("C-003")
@pytest.mark.covers("C-004")
def test_a_document_is_added_shown_and_found(
    a_device: Callable[[str], Device], screen_of: Show, size: str, tmp_path: Path
) -> None:
    app = screen_of(a_device("first"))
    app.shot(f"{size}-welcome")
    started = time.monotonic()
    create(app)
    assert app.faults() == []
    app.shot(f"{size}-recovery")
    app.press("sheet-later")
    app.wait("Bonjour Camille")
    assert shared() or time.monotonic() - started < 60
    assert app.faults() == []

    given = next(one for one in documents(7, 5) if one.name.endswith(".pdf"))
    path = tmp_path / given.name
    path.write_bytes(given.content)
    app.press("home-document")
    app.wait("Choisir des fichiers")
    with app.page.expect_file_chooser() as chooser:
        app.press("add-pick")
    chooser.value.set_files(str(path))
    app.wait("ajouté, rangé dans")
    assert app.faults() == []
    app.shot(f"{size}-added")

    app.press("add-see")
    app.wait("1 document")
    assert app.faults() == []
    app.shot(f"{size}-documents")
    press_only(app, "document-0")
    app.wait("Enregistrer une copie")
    assert app.faults() == []
    app.shot(f"{size}-document")

    app.press("top-search")
    app.wait("Un mot, un nom, un médicament")
    app.fill("search-field", given.words[0])
    app.wait("1 résultat")
    assert app.faults() == []
    app.shot(f"{size}-search")
    assert app.external == []
    assert all("rive" in url for url in app.refused)

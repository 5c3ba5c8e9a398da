"""Several documents are chosen with the keyboard alone, and leave in one file."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from main import Starters
from tests.e2e.conftest import PHRASE, Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.keys import tab

LETTERS = {"Lettre de mars": b"Bonjour de mars", "Lettre d'avril": b"Bonjour d'avril"}
_STOPS = 60


def held(app: FletWeb, words: str) -> None:
    """Press Tab until what holds the focus says *words*."""
    for _ in range(_STOPS):
        if words in tab(app).replace("’", "'"):
            return
    raise AssertionError(f"{words} is never reached:\n{app.text()}")


def pressed(app: FletWeb, words: str, then: str) -> None:
    """Reach a button and press it, with keys only; wait for what follows."""
    held(app, words)
    app.page.keyboard.press("Enter")
    app.wait(then)


@pytest.mark.covers("C-157")
def test_documents_chosen_with_keys_leave_as_they_came(
    a_device: Callable[[str], Device],
    screen_of: Callable[[Device], FletWeb],
    size: str,
    tmp_path: Path,
) -> None:
    device = a_device("home")
    with closing(Starters(device.home).door) as door:
        ways = {"passphrase": PHRASE}
        house = door.create("Camille", birth_date="", server="", ways=ways).house
        for title, content in LETTERS.items():
            house.documents.add(content, name="lettre.txt", title=title)
        house.documents.add(b"Autre chose", name="autre.txt", title="Note")
    app = screen_of(device)
    open_space(app)
    app.go("/documents/copier")
    for count, title in enumerate(LETTERS, 1):
        chosen = "1 document choisi" if count == 1 else f"{count} documents choisis"
        pressed(app, title, chosen)
    assert app.faults() == []
    app.shot(f"copies-{size}-chosen")
    pressed(app, "Enregistrer une copie", "Enregistrer une copie ?")
    held(app, "Enregistrer la copie")
    with app.page.expect_download() as waited:
        app.page.keyboard.press("Enter")
    kept = tmp_path / waited.value.suggested_filename
    waited.value.save_as(kept)
    app.wait("Votre copie est prête")
    app.shot(f"copies-{size}-ready")
    with ZipFile(kept) as packed:
        assert {packed.read(name) for name in packed.namelist()} == {*LETTERS.values()}
    assert kept.suffix == ".zip"
    assert app.external == []

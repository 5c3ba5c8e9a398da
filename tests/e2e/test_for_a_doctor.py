"""What a doctor is given: a synthesis of chosen lines, then the page of a visit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space, seen
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.views.prints import reader

Show = Callable[[Device], FletWeb]


@pytest.fixture
def device(a_device: Callable[[str], Device]) -> Device:
    """Return a home where a little is noted."""
    home = a_device("doctor")
    home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
    home.run("profile", "allergies", "substance=Pénicilline")
    home.run("profile", "traitements", "medicine=Ramipril 5 mg")
    home.run("add", "body-weight", "71.2")
    return home


def a_synthesis(app: FletWeb, size: str) -> None:
    """Leave a line aside, make the document, read it."""
    app.press("nav-health")
    app.press("health-synthesis")
    app.wait("3 lignes choisies")
    seen(app, f"{size}-synthesis")
    press_first(app, "line-", "Ramipril")
    app.wait("2 lignes choisies")
    app.press("synthesis-make")
    app.wait("Ma santé en résumé")
    seen(app, f"{size}-synthesis-made")


def a_visit(app: FletWeb, size: str, folder: Path) -> None:
    """Ask a question, show a curve, take the page along."""
    app.press("nav-health")
    app.press("health-visit")
    app.wait("Allergie : Pénicilline (nouveau)")
    app.fill("visit-questions", "Dois-je arrêter le café ?")
    app.press("curve-body-weight")
    app.wait("Choisi")
    seen(app, f"{size}-visit")
    app.press("visit-print")
    app.wait("Préparer une feuille à imprimer ?")
    with app.page.expect_download() as given:
        app.press("confirm-yes")
    path = folder / f"{size}.pdf"
    given.value.save_as(path)
    said = "".join(reader.words(path.read_bytes()))
    assert "Dois-je arrêter le café ?" in said
    assert "Ramipril 5 mg (nouveau)" in said


@pytest.mark.covers("C-016", "C-164")
def test_a_doctor_is_given_what_was_chosen(
    device: Device, screen_of: Show, size: str, tmp_path: Path
) -> None:
    app = screen_of(device)
    open_space(app)
    a_synthesis(app, size)
    a_visit(app, size, tmp_path)
    assert app.external == []

"""A daughter prepares her mother's visit without network, and prints the page."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.e2e.conftest import Device, Server
from tests.e2e.entering import Sitting, open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.e2e.two_people import exchange, two_people
from tests.views.prints import reader

Show = Callable[[Device], FletWeb]
pytestmark = pytest.mark.usefixtures("open_to_all")
ASKED = "Faut-il garder les deux gouttes ?"
RUBRICS = ("profile", "measures", "prescription")


@pytest.fixture
def louise(server: Server, tmp_path: Path) -> Device:
    """Louise, who reads what her mother takes, weighs and was prescribed."""
    camille, louise = two_people(tmp_path, server.start())
    camille.run("profile", "traitements", "medicine=Ramipril 5 mg")
    (code,) = louise.run("my-code")
    until = (datetime.now(UTC) + timedelta(days=60)).date().isoformat()
    words = [word for name in RUBRICS for word in ("--rubric", name)]
    who = ("--name", "Louise, ma fille", "--until", until)
    camille.run("entrust", code["code"], *who, *words)
    exchange(camille, louise)
    (proposed,) = louise.run("entrusted", "list")
    louise.run("entrusted", "accept", proposed["id"])
    exchange(louise)
    return louise


def prepared(walk: Sitting) -> None:
    """Say with whom, ask a question, choose a curve and a paper."""
    app = walk.app
    app.go("/proches")
    app.wait("Préparer sa visite")
    walk.seen("relative")
    press_first(app, "visit-")
    app.wait("Ramipril 5 mg")
    app.wait("D'après ce que Camille vous confie")
    said = app.text()
    assert said.index("Pas confié, donc absent d'ici :") < said.index("Vaccins")
    walk.seen("empty")
    app.fill("visit-who", "Docteur fictif Aubert, jeudi à 10 h")
    app.fill("visit-questions", ASKED)
    press_first(app, "curve-body-weight")
    app.wait("Choisi")
    press_first(app, "paper-")
    walk.seen("filled")


def printed(walk: Sitting, kept: Path) -> str:
    """Take the page along; return its words."""
    app = walk.app
    app.press("visit-print")
    app.wait("Préparer une feuille à imprimer ?")
    walk.asked("question")
    with app.page.expect_download() as given:
        app.press("confirm-yes")
    assert given.value.suggested_filename == "sa-visite Camille.pdf"
    given.value.save_as(kept)
    app.wait("Votre feuille est prête.")
    return " ".join("".join(reader.words(kept.read_bytes())).split())


@pytest.mark.covers("C-164")
def test_a_relative_takes_along_a_page_of_what_is_entrusted_without_network(
    louise: Device, server: Server, screen_of: Show, size: str, tmp_path: Path
) -> None:
    app = screen_of(louise)
    open_space(app, "Louise")
    server.stop()
    walk = Sitting(app, f"{size}-carer-visit")
    prepared(walk)
    page = printed(walk, tmp_path / "visite.pdf")
    for words in (
        *("Espace de Camille", f"1. {ASKED}", "Ramipril 5 mg", "61,8"),
        *("Docteur fictif Aubert", "Ordonnance du matin"),
        "Page d'un proche, d'après ce que Camille lui confie",
    ):
        assert words in page
    app.go("/sante/visite")
    app.wait("Mes questions")
    assert ASKED not in app.text()
    assert app.external == []

"""A Covid certificate on paper becomes a dose of the booklet, without network."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.fictitious.certificates import text
from tests.fictitious.squares import page, pdf

Show = Callable[[Device], FletWeb]
Home = Callable[[str], Device]


@pytest.mark.covers("C-045")
def test_the_dose_of_a_certificate_is_kept_and_never_edited(
    a_device: Home, screen_of: Show, size: str, tmp_path: Path
) -> None:
    home = a_device("certificate")
    home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
    paper = tmp_path / "certificat.pdf"
    paper.write_bytes(pdf(page(text(), side=7)))
    (added,) = home.run("import", str(paper))
    app = screen_of(home)
    open_space(app)
    app.go(f"/documents/{added['id']}")
    app.wait("Signature non vérifiable hors liste.")
    app.wait("Vaccin du 20 juin 2021.")
    assert app.faults() == []
    assert app.small() == []
    app.shot(f"{size}-certificate")

    app.press("certificate-0")
    app.wait("Ce vaccin est ajouté au carnet.")
    app.wait("Déjà dans le carnet.")
    app.shot(f"{size}-certificate-taken")
    app.go("/sante/vaccins/carnet")
    app.wait("Comirnaty")
    press_first(app, "dose-")
    app.wait("CNAM")
    app.wait("20 juin 2021")
    app.tid("vaccine-withdraw").wait_for(state="attached")
    assert not app.tid("vaccine-change").count()
    assert app.faults() == []
    app.shot(f"{size}-certificate-dose")
    assert app.external == []

"""Paper photographed: two pages put flat, one placed by hand, one PDF, found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sync.airlock.recognition.engine import Tesseract
from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.fictitious.photographs import Shot, a_page, jpeg, photographed

Show = Callable[[Device], FletWeb]
SHOTS = (
    Shot(((0.14, 0.12), (0.82, 0.07), (0.93, 0.88), (0.05, 0.82)), shadow=0.5),
    Shot(((0.2, 0.1), (0.9, 0.18), (0.8, 0.93), (0.08, 0.84)), table=(58, 66, 74)),
)
WORDS = ("Ordonnance du docteur Fictif", "Amoxicilline matin et soir")


@pytest.mark.covers("C-002")
@pytest.mark.covers("C-172")
def test_photographs_of_paper_become_one_document(
    a_device: Callable[[str], Device], screen_of: Show, size: str, tmp_path: Path
) -> None:
    paths = [tmp_path / f"IMG_2026031{rank}.jpg" for rank in range(2)]
    for path, shot in zip(paths, SHOTS, strict=True):
        path.write_bytes(jpeg(photographed(a_page(WORDS), shot)))
    device = a_device("scan")
    device.run("init", "--name", "Camille")
    app = screen_of(device)
    app.tid("unlock-secret").wait_for(state="attached")
    open_space(app)
    app.go("/documents/ajouter")
    app.wait("Choisir des fichiers")
    with app.page.expect_file_chooser() as chooser:
        app.press("add-pages")
    chooser.value.set_files([str(path) for path in paths])
    app.wait("Un document de plusieurs pages")
    app.wait("Les bords de la page sont trouvés.")
    assert app.faults() == []
    app.shot(f"{size}-scan")

    app.press("page-1-adjust")
    app.wait("Garder ce cadrage")
    assert app.faults() == []
    app.shot(f"{size}-scan-bench")
    app.press("adjust-down")
    app.wait("Vous avez placé les coins.")
    app.press("adjust-keep")
    app.wait("La page 2 est recadrée.")
    app.press("pages-done")
    app.wait("Document de plusieurs pages : ajouté", 90)
    assert app.faults() == []
    if Tesseract().ready():
        app.wait("Le texte est reconnu.", 90)
        app.press("top-search")
        app.fill("search-field", "amoxicilline")
        app.wait("1 résultat")
        app.wait("Texte reconnu, fautes possibles")
        app.shot(f"{size}-scan-found")
    assert app.external == []

"""Note a stay, tie papers to it, see it from each; keep a search, and find it again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.patient import put_away
from tests.e2e.rows import press_first, press_only

Show = Callable[[Device], FletWeb]


@pytest.fixture
def device(a_device: Callable[[str], Device], tmp_path: Path) -> Device:
    """Return a home with two papers."""
    home = a_device("links")
    home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
    for title in ("Lettre de sortie", "Radio du genou"):
        path = tmp_path / f"{title}.txt"
        path.write_text(f"{title}\nDocument fictif.", encoding="utf-8")
        home.run("import", str(path))
    return home


@pytest.mark.covers("C-011")
def test_papers_go_with_a_stay_and_a_search_is_kept(
    device: Device, screen_of: Show, size: str
) -> None:
    app = screen_of(device)
    open_space(app)

    app.press("nav-health")
    app.press("health-profile")
    app.wait("Rien n'est obligatoire.")
    app.press("topic-hospitalisations")
    app.wait("une année suffit.")
    app.press("stay-add")
    app.wait("Date d'entrée")
    app.fill("stay-start", "03/2026")
    app.fill("stay-facility", "Clinique du Parc")
    assert app.faults() == []
    app.press("stay-save")
    app.wait("L'hospitalisation est notée.")
    for count, title in enumerate(("Lettre", "Radio"), 1):
        app.press("link-add")
        app.fill("link-field", title)
        app.wait("Résultats")
        press_only(app, "link-0")
        app.wait("Le lien est fait.")
        put_away(app)
        app.press("link-close")
        app.wait("1 élément" if count == 1 else "2 éléments")
    assert app.faults() == []
    app.shot(f"{size}-stay")

    press_first(app, "document-0")
    app.wait("Éléments liés")
    app.wait("Entrée : mars 2026")
    app.press("link-remove")
    press_first(app, "untie-")
    app.wait("Le lien est retiré.")
    app.press("banner-undo")
    app.wait("C'est annulé.")

    app.go("/recherche")
    app.fill("search-field", "fictif")
    app.wait("2 résultats")
    app.press("search-keep")
    app.fill("search-name", "Mes papiers")
    app.press("search-save")
    app.wait("Recherche gardée : Mes papiers")
    app.fill("search-field", "")
    app.wait("Vos recherches gardées")
    press_first(app, "kept-")
    app.wait("2 résultats")
    assert app.faults() == []
    assert app.external == []

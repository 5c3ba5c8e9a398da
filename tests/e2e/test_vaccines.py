"""Keep a vaccination booklet: what is due, one dose noted, a document taken up."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.age import later
from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.fictitious.clinical import clinical, section, structured, vaccine
from tests.views.prints import reader

Show = Callable[[Device], FletWeb]
Home = Callable[[str], Device]
NOTE = clinical(
    structured(
        section(
            "Vaccinations",
            "<paragraph>Deux vaccins.</paragraph>",
            vaccine("TETAVAX, suspension injectable", "20100312", rank="2")
            + vaccine("TETAVAX, suspension injectable", "1975", rank="1"),
            code="11369-6",
        )
    )
).replace(b'code="11488-4"', b'code="87273-9"')


def opened(app: FletWeb, name: str) -> None:
    """Unlock the home of somebody so named, and go to their health."""
    open_space(app, name)
    app.press("nav-health")
    app.press("health-vaccines")
    app.wait("Noter un vaccin")


def printed(app: FletWeb) -> str:
    """Put the booklet on paper; return its words."""
    app.press("vaccines-print")
    app.wait("Préparer une feuille à imprimer ?")
    with app.page.expect_download() as download:
        app.press("confirm-yes")
    app.wait("Votre feuille est prête.")
    return "".join(reader.words(download.value.path().read_bytes()))


def a_home(a_device: Home, what: str, *, name: str, born: str = "") -> Device:
    """Make the home of somebody born on that day, of whom nothing is said."""
    home = a_device(what)
    words = ("--name", name, *(("--birth-date", born) if born else ()))
    home.run("init", *words, "--passphrase-file", str(home.phrase))
    return home


@pytest.mark.covers("C-043")
@pytest.mark.covers("C-044")
@pytest.mark.covers("C-046")
def test_an_adult_sees_what_is_due_answers_and_notes_a_dose(
    a_device: Home, screen_of: Show, size: str
) -> None:
    born = later(datetime.now(UTC).date(), years=-68, days=-40).isoformat()
    home = a_home(a_device, "vaccines", name="Camille", born=born)
    app = screen_of(home)
    opened(app, "Camille")
    app.wait("Reprenez le carnet papier : une photo suffit.")
    app.wait("Rappel : diphtérie, tétanos, polio")
    assert app.faults() == []
    assert app.small() == []
    app.shot(f"{size}-vaccines-empty")

    app.press("due-dtp-adult-3-why")
    app.wait("Année : 2025")
    app.shot(f"{size}-vaccines-why")
    app.press("due-dtp-adult-3-done")
    app.wait("C'est noté dans le carnet : fait.")
    app.wait("1 dose notée")
    app.shot(f"{size}-vaccines-done")
    app.press("banner-undo")
    app.wait("C'est annulé.")

    app.press("vaccine-add")
    app.wait("Quel vaccin ?")
    app.fill("vaccine-name", "revax")
    app.press("vaccine-name-Revaxis")
    app.wait("Protège de : diphtérie, tétanos, poliomyélite")
    app.fill("vaccine-day", "03/2024")
    app.press("vaccine-more")
    app.fill("vaccine-lot", "A1234")
    assert app.faults() == []
    app.shot(f"{size}-vaccines-form")
    app.press("vaccine-save")
    app.wait("Le vaccin est noté dans le carnet.")
    app.wait("mars 2024")
    app.wait("Déclaré par vous")
    assert app.faults() == []
    app.shot(f"{size}-vaccines-dose")
    app.go("/sante/vaccins/maladies")
    app.wait("Poliomyélite")
    app.shot(f"{size}-vaccines-diseases")
    app.go("/sante/vaccins/situation")
    app.wait("Rien n'est obligatoire.")
    app.shot(f"{size}-vaccines-situation")
    app.go("/sante/vaccins/carnet")
    app.wait("Revaxis")
    assert app.faults() == []
    app.shot(f"{size}-vaccines-booklet")
    paper = printed(app)
    assert "Revaxis" in paper
    assert "A1234" in paper
    assert app.external == []


@pytest.mark.covers("C-044")
def test_a_newborn_has_the_first_doses_to_come(
    a_device: Home, screen_of: Show, size: str
) -> None:
    born = (datetime.now(UTC).date() - timedelta(days=70)).isoformat()
    home = a_home(a_device, "newborn", name="Nino", born=born)
    app = screen_of(home)
    opened(app, "Nino")
    app.wait("Vaccin hexavalent : six maladies")
    app.wait("Ce vaccin est obligatoire.")
    app.shot(f"{size}-vaccines-newborn")
    app.press("due-dtcap-hib-hepb-1-done")
    app.wait("C'est noté dans le carnet : fait.")
    app.wait("1 dose notée")
    assert app.faults() == []


@pytest.mark.covers("C-043")
def test_a_document_fills_the_booklet_once(
    a_device: Home, screen_of: Show, size: str, tmp_path: Path
) -> None:
    home = a_home(a_device, "note", name="Camille")
    note = tmp_path / "note.xml"
    note.write_bytes(NOTE)
    app = screen_of(home)
    opened(app, "Camille")
    app.go("/documents/ajouter")
    app.wait("Choisir des fichiers")
    with app.page.expect_file_chooser() as chooser:
        app.press("add-pick")
    chooser.value.set_files(str(note))
    app.wait("ajouté, rangé dans")
    app.go("/sante/vaccins")
    app.wait("Ce document parle peut-être de vaccins.")
    app.shot(f"{size}-vaccines-waiting")
    press_first(app, "found-in-")
    app.wait("2 vaccins trouvés dans ce document.")
    assert app.faults() == []
    app.shot(f"{size}-vaccines-found")
    app.press("found-all")
    app.wait("2 vaccins sont ajoutés au carnet.")
    app.wait("Tout est dans le carnet.")
    app.press("banner-undo")
    app.wait("Vérifiez chaque ligne")
    app.press("found-0")
    app.wait("1 vaccin est ajouté au carnet.")
    app.wait("Déjà dans le carnet.")
    app.shot(f"{size}-vaccines-taken")
    assert app.faults() == []
    assert app.external == []

"""A sensor's files come in: seen first, kept, drawn, taken back; each only once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from math import sin, tau
from pathlib import Path

import pytest

from app.domain.reading import Point
from tests.e2e.conftest import Device
from tests.e2e.entering import open_space, seen
from tests.e2e.fletweb import FletWeb
from tests.e2e.patient import put_away
from tests.fictitious.clarity import clarity
from tests.fictitious.libreview import libreview

Show = Callable[[Device], FletWeb]
_DAYS = 20
NAME, BORN = "Camille Roche", "1958-03-12"


def readings(every: int) -> Iterator[Point]:
    """Give twenty days of readings, the last one a few minutes ago."""
    last = int(datetime.now(UTC).timestamp()) // 300 * 300
    for step in range(_DAYS * 86_400 // every, 0, -1):
        at = last - step * every
        yield Point(at, round(128 + 40 * sin(tau * at / 28_800)))


@pytest.mark.covers("C-037", "C-168")
def test_the_files_of_two_sensors_are_imported(
    a_device: Callable[[str], Device], screen_of: Show, size: str, tmp_path: Path
) -> None:
    device = a_device("imports")
    device.run("init", "--name", NAME, "--passphrase-file", str(device.phrase))
    libre, dexcom = tmp_path / "libre.csv", tmp_path / "clarity.csv"
    libre.write_bytes(libreview(readings(900), UTC, name=NAME))
    dexcom.write_bytes(clarity(readings(300), UTC, name="Ada Autre", born=BORN))
    app = screen_of(device)
    open_space(app)

    chosen_from_the_measures(app, libre, size)
    brought_in(app, size)
    drawn(app, libre, size)
    known_already(app, libre, size)
    of_somebody_else(app, dexcom, size)
    taken_back_later(app, size)
    assert app.external == []


def choose(app: FletWeb, file: Path) -> None:
    """Choose a file, as the window of the device lets one do."""
    with app.page.expect_file_chooser() as chooser:
        app.press("import-pick")
    chooser.value.set_files(file)


def chosen_from_the_measures(app: FletWeb, file: Path, size: str) -> None:
    """Find the import beside the measures; see what the file holds."""
    app.go("/sante/mesures")
    app.press("measures-import")
    app.wait("Vous verrez tout avant de décider.")
    seen(app, f"{size}-import")
    choose(app, file)
    app.wait("Fichier LibreView")
    app.wait("1 920 mesures")
    app.wait("Notes, repas, réglages : 60 lignes")
    seen(app, f"{size}-import-preview")


def brought_in(app: FletWeb, size: str) -> None:
    """Bring it in, take it back at once, bring it in again."""
    app.press("import-accept")
    app.wait("1 920 mesures sont importées.")
    seen(app, f"{size}-imported")
    app.press("import-undo")
    app.wait("L'import est annulé.")


def drawn(app: FletWeb, file: Path, size: str) -> None:
    """Bring it in again; see the sensor drawn from the file."""
    choose(app, file)
    app.press("import-accept")
    app.wait("1 920 mesures sont importées.")
    app.press("import-sensor")
    app.wait("En chiffres")
    app.wait("Une journée type")
    seen(app, f"{size}-import-sensor")


def known_already(app: FletWeb, file: Path, size: str) -> None:
    """Give the same file among documents: it is no document, and adds nothing."""
    app.go("/documents/ajouter")
    with app.page.expect_file_chooser() as chooser:
        app.press("add-pick")
    chooser.value.set_files(file)
    app.wait("Ce fichier contient des mesures.")
    app.press("add-readings-0")
    app.wait("1 920 mesures sont déjà dans votre espace.")
    seen(app, f"{size}-import-known")


def of_somebody_else(app: FletWeb, file: Path, size: str) -> None:
    """Say that a file in another name is one's own."""
    choose(app, file)
    app.wait("Ce fichier est au nom de Ada Autre.")
    seen(app, f"{size}-import-other")
    app.press("import-mine")
    app.press("import-accept")
    app.wait("5 760 mesures sont importées.")


def taken_back_later(app: FletWeb, size: str) -> None:
    """Find what was imported, take both back, and see no sensor any more."""
    app.go("/sante/mesures/importer/faits")
    app.wait("Dexcom Clarity")
    seen(app, f"{size}-import-past")
    for _ in range(2):
        app.press("import-undo-0")
        app.press("confirm-yes")
        app.wait("L'import est annulé.")
        put_away(app)
    app.wait("Aucun fichier importé pour le moment.")
    app.go("/sante/mesures")
    assert "Lu par votre capteur" not in app.text()

"""The files people really get from LibreView and Clarity, in a space of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space, seen
from tests.e2e.fletweb import FletWeb
from tests.e2e.patient import put_away
from tests.e2e.test_import import Show, choose

REAL = Path(__file__).parents[3] / "shared/data/devices"


@dataclass(frozen=True)
class Export:
    """A file, whom it names, what it must give and leave aside."""

    name: str
    brand: str
    owner: str
    count: str
    aside: str

    @property
    def path(self) -> Path:
        """Where it lies, beside this tree."""
        return REAL / self.name


LIBRE = Export(
    "libreview_en_mmol.csv",
    "Fichier LibreView",
    "Test Patient",
    "756 mesures",
    "Notes, repas, réglages : 38 lignes",
)
DEXCOM = Export(
    "dexcom_clarity_en_mgdl.csv",
    "Fichier Dexcom Clarity",
    "Joe Schmoe",
    "288 mesures",
    "Notes, repas, réglages : 11 lignes",
)


@pytest.mark.skipif(not REAL.exists(), reason="the real exports are not beside")
@pytest.mark.covers("C-037", "C-168")
def test_real_files_are_seen_taken_drawn_and_taken_back(
    a_device: Callable[[str], Device], screen_of: Show, size: str
) -> None:
    device = a_device("real")
    device.run(
        "init", "--name", "Camille Roche", "--passphrase-file", str(device.phrase)
    )
    app = screen_of(device)
    open_space(app)
    app.go("/sante/mesures/importer")
    for export in (LIBRE, DEXCOM):
        looked_at(app, export, size)
        taken(app, export, size)
    nothing_doubled(app)
    all_taken_back(app, size)
    assert app.external == []


def looked_at(app: FletWeb, export: Export, size: str) -> None:
    """Say that the file is one's own; see what it holds before anything is kept."""
    choose(app, export.path)
    app.wait(f"Ce fichier est au nom de {export.owner}.")
    seen(app, f"{size}-real-{export.owner[:3]}-whose")
    app.press("import-mine")
    app.wait(export.brand)
    app.wait(export.count)
    app.wait(export.aside)
    seen(app, f"{size}-real-{export.owner[:3]}-preview")


def taken(app: FletWeb, export: Export, size: str) -> None:
    """Bring it in; see the days it is about, years ago, drawn."""
    app.press("import-accept")
    app.wait(f"{export.count} sont importées.")
    seen(app, f"{size}-real-{export.owner[:3]}-taken")
    app.press("import-sensor")
    app.wait("Voici les derniers jours lus")
    app.wait("Toute la période")
    seen(app, f"{size}-real-{export.owner[:3]}-sensor")
    app.go("/sante/mesures/importer")


def nothing_doubled(app: FletWeb) -> None:
    """Give a file again: nothing of it is new."""
    choose(app, LIBRE.path)
    app.press("import-mine")
    app.wait("756 mesures sont déjà dans votre espace.")
    assert "import-accept" not in app.page.content()


def all_taken_back(app: FletWeb, size: str) -> None:
    """Take both files back: no sensor is left."""
    app.go("/sante/mesures/importer/faits")
    app.wait("LibreView")
    app.wait("Dexcom Clarity")
    seen(app, f"{size}-real-past")
    for _ in range(2):
        app.press("import-undo-0")
        app.press("confirm-yes")
        app.wait("L'import est annulé.")
        put_away(app)
    app.wait("Aucun fichier importé pour le moment.")
    app.go("/sante/mesures")
    assert "Lu par votre capteur" not in app.text()

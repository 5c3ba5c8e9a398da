"""Every measure is lived: a moment, a target, a trend, a pair, a sensor, a copy."""

import csv
import io
from collections.abc import Callable

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space, seen
from tests.e2e.fletweb import FletWeb
from tests.e2e.sensor import measured

Show = Callable[[Device], FletWeb]


@pytest.mark.covers("C-033", "C-035", "C-039")
def test_every_measure_is_lived_with(
    a_device: Callable[[str], Device], screen_of: Show, size: str
) -> None:
    device = a_device("measures")
    device.run("init", "--name", "Camille", "--passphrase-file", str(device.phrase))
    measured(device.home)
    app = screen_of(device)
    open_space(app)
    app.go("/sante/mesures")
    app.wait("Lu par votre capteur")
    seen(app, f"{size}-all-measures")

    a_target(app, size)
    a_moment(app)
    a_comparison(app, size)
    a_sensor(app, size)
    a_copy(app, size)
    assert app.external == []


def a_target(app: FletWeb, size: str) -> None:
    """Hear of a weight that rises, aim at another, silence the rule, take it back."""
    app.press("kind-body-weight")
    app.wait("Le poids a monté de")
    app.press("measure-aim")
    app.wait("Fixez cet objectif avec votre médecin.")
    app.fill("low0", "70")
    app.fill("high0", "73")
    seen(app, f"{size}-target-form")
    app.press("aim-save")
    app.wait("Votre objectif est noté.")
    app.wait("Objectif : de 70,0 kg à 73,0 kg.")
    seen(app, f"{size}-target")
    app.press("measure-trends")
    app.wait("Nos règles")
    app.press("silence-weight-rise-30-body-weight")
    app.wait("Nous ne vous le dirons plus.")
    app.press("banner-undo")
    app.wait("C'est annulé.")
    seen(app, f"{size}-trends")


def a_moment(app: FletWeb) -> None:
    """Say that a glucose was measured before breakfast."""
    app.go("/sante/mesures")
    app.press("kind-blood-glucose")
    app.press("measure-add")
    app.wait("À quel moment ?")
    app.fill("value", "1,04")
    app.press("said-moment")
    app.press("said-moment-53049-3")
    app.press("measure-save")
    app.wait("Noté : 1,04 g/L.")
    app.wait("À jeun")


def a_comparison(app: FletWeb, size: str) -> None:
    """Lay the weight under the first figure of the pressure."""
    app.go("/sante/mesures/comparer")
    app.wait("Deux courbes qui se ressemblent")
    app.press("first")
    app.press("first-blood-pressure.0")
    app.press("second")
    app.press("second-body-weight")
    app.wait("Poids : 61 mesures.")
    seen(app, f"{size}-compare")
    app.press("compare-twin")
    app.wait("Suite du tableau")


def a_sensor(app: FletWeb, size: str) -> None:
    """Read the figures, a typical day, yesterday; keep the mean, take it back."""
    app.go("/sante/mesures")
    app.press("kind-interstitial-glucose")
    app.press("measure-sensor")
    app.wait("Indicateur de gestion du glucose :")
    seen(app, f"{size}-sensor")
    app.press("overlay-twin")
    app.wait("La moitié des jours")
    app.press("overlay-twin")
    app.press("day-before")
    app.wait("96 mesures")
    app.shot(f"{size}-sensor-day")
    app.press("sensor-keep")
    app.wait("La moyenne et l'indicateur sont notés.")
    app.press("banner-undo")
    app.wait("C'est annulé.")


def a_copy(app: FletWeb, size: str) -> None:
    """Save every measure as a table, and read it as a program does."""
    app.go("/sante/mesures/copier")
    app.wait("lignes")
    seen(app, f"{size}-copy")
    with app.page.expect_download() as coming:
        app.press("table-save")
    raw = coming.value.path().read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    kinds = {row["code"] for row in rows}
    assert {"body-weight", "hba1c", "interstitial-glucose"} <= kinds
    assert sum(row["code"] == "interstitial-glucose" for row in rows) == 60 * 96
    app.wait("Votre tableau est prêt :")

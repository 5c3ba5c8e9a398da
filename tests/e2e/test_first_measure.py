"""Note measures, see the curve and its table, doubt an odd value, withdraw one."""

from collections.abc import Callable

import pytest

from tests.e2e.conftest import PHRASE, Device
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first

Show = Callable[[Device], FletWeb]


def note(app: FletWeb, value: str) -> None:
    """Note a weight of today."""
    app.press("measure-add")
    app.wait("Enregistrer")
    app.fill("value", value)
    app.press("measure-save")


@pytest.mark.covers("C-030")
@pytest.mark.covers("C-033")
def test_measures_make_a_curve_and_a_table(
    a_device: Callable[[str], Device], screen_of: Show, size: str
) -> None:
    device = a_device("measures")
    device.run("init", "--name", "Camille", "--passphrase-file", str(device.phrase))
    device.run("add", "body-weight", "72.4", "--at", "2026-05-02T08:00+02:00")
    app = screen_of(device)
    app.wait("Ouvrir mon espace")
    app.fill("unlock-secret", "pas la bonne")
    app.press("unlock-open")
    app.wait("Ce n'est pas le bon code")
    assert app.faults() == []
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.wait("Bonjour Camille")
    app.wait("72,4 kg")
    app.press("nav-health")
    app.press("health-measures")
    app.wait("Rien de noté.")
    assert app.faults() == []
    app.shot(f"{size}-measures")
    app.press("kind-body-weight")
    app.wait("1 mesure. La dernière : 72,4 kg")

    note(app, "71,2")
    app.wait("2 mesures. La dernière : 71,2 kg")
    note(app, "712")
    app.wait("Valeur impossible")
    app.fill("value", "20")
    app.press("measure-save")
    app.wait("C'est bien cela ?")
    app.press("confirm-yes")
    app.wait("3 mesures. La dernière : 20,0 kg")
    assert app.tid("curve").count() == 1
    assert app.faults() == []
    app.shot(f"{size}-curve")
    app.press("measure-twin")
    app.wait("02/05/2026")
    assert app.faults() == []
    app.press("measure-twin")
    app.wait("Mes mesures")

    press_first(app, "one-", "20,0")
    app.wait("Retirer cette mesure")
    app.press("one-withdraw")
    app.wait("Elle quittera les courbes.")
    app.press("confirm-yes")
    app.wait("2 mesures. La dernière : 71,2 kg")
    assert app.external == []

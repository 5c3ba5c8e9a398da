"""Keep a child's space beside one's own: what is noted in one is never in the other."""

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb

Show = Callable[[Device], FletWeb]


def note(app: FletWeb, value: str) -> None:
    """Note a weight in the space one is in."""
    app.go("/sante/mesures")
    app.press("kind-body-weight")
    app.press("measure-add")
    app.wait("Enregistrer")
    app.fill("value", value)
    app.press("measure-save")
    app.wait(f"1 mesure. La dernière : {value} kg")


def add_the_child(app: FletWeb, size: str) -> None:
    """Add Léa from « Mes proches »; one is then in her space."""
    app.go("/proches")
    app.wait("Vous ne vous occupez de personne")
    app.shot(f"{size}-relatives-none")
    app.press("relative-add")
    app.wait("Votre feuille de secours ouvre aussi cet espace.")
    app.fill("relative-name", "Léa")
    app.fill("relative-born", "02/04/2019")
    assert app.faults() == []
    assert app.small() == []
    app.shot(f"{size}-relatives-add")
    app.press("relative-save")
    app.wait("Ce n'est pas votre espace.")
    app.wait("Voici l'espace de Léa")


@pytest.mark.covers("C-144")
def test_a_weight_noted_for_a_child_is_in_her_space_alone(
    a_device: Callable[[str], Device], screen_of: Show, size: str
) -> None:
    device = a_device("relatives")
    device.run("init", "--name", "Camille", "--passphrase-file", str(device.phrase))
    app = screen_of(device)
    open_space(app)

    add_the_child(app, size)
    assert app.faults() == []
    assert app.small() == []
    app.shot(f"{size}-relatives-hers")
    note(app, "18,5")
    app.shot(f"{size}-relatives-weight")

    app.press("way-home")
    app.wait("Bonjour Camille")
    app.wait("Vos proches")
    assert "18,5" not in app.text()
    app.shot(f"{size}-relatives-home")
    app.go("/sante/mesures")
    app.wait("Rien de noté.")
    note(app, "72,4")

    app.press("top-person")
    app.wait("Les personnes dont je m'occupe")
    assert app.faults() == []
    assert app.small() == []
    app.shot(f"{size}-relatives")
    app.press("enter-0")
    app.wait("Voici l'espace de Léa")
    app.wait("18,5 kg")
    assert "72,4" not in app.text()

    app.go("/plus")
    app.press("more-lock")
    open_space(app)
    assert "18,5" not in app.text()
    assert app.external == []

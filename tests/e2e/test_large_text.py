"""At 320 pixels and 200 %, every screen is whole, named and inside the view."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from tests.e2e.conftest import MODES, PHRASE, Device, running
from tests.e2e.fletweb import FletWeb

STOPS = [
    ("nav-documents", "Ajouter des documents"),
    ("documents-add", "Choisir des fichiers"),
    ("nav-messages", "Aucun message."),
    ("nav-health", "Mesures"),
    ("health-measures", "Rien de noté."),
    ("kind-body-weight", "1 mesure."),
    ("measure-add", "Enregistrer"),
    ("nav-more", "Réglages"),
    ("more-reglages", "Couleurs"),
    ("top-back", "Mes appareils"),
    ("more-a-propos", "EUPL-1.2"),
    ("nav-home", "Dernières mesures"),
]


@pytest.mark.a11y
@pytest.mark.parametrize("mode", MODES)
def test_every_screen_is_whole(a_device: Callable[[str], Device], mode: str) -> None:
    device = a_device(f"large-{mode}")
    device.run("init", "--name", "Camille", "--passphrase-file", str(device.phrase))
    device.run("add", "body-weight", "71.2")
    device.look(scale="2.0", mode=mode)
    with ExitStack() as open_things:
        url = open_things.enter_context(running(device, "app", "--web", "--no-open"))
        app = open_things.enter_context(FletWeb.launch(url, width=320, height=800))
        app.wait("Ouvrir mon espace")
        assert app.faults() == []
        app.fill("unlock-secret", PHRASE)
        app.press("unlock-open")
        app.wait("71,2 kg")
        for name, wanted in STOPS:
            app.press(name)
            app.wait(wanted)
            assert (name, app.faults()) == (name, [])
            app.shot(f"large-{mode}-{name}")

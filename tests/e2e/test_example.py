"""Look at the example before making one's own space; nothing is left of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device, running
from tests.e2e.fletweb import FletWeb

LABEL = "Exemple : rien n'est gardé."
PLACES = {
    "/documents": "À ranger",
    "/documents/corbeille": "Effacé pour toujours",
    "/choix": "Bilan du genou",
    "/sante/mesures": "Pression artérielle",
    "/mes-appareils": "Téléphone de Suzanne",
}


@pytest.mark.covers("C-136")
def test_one_looks_at_the_example_then_leaves_it(
    a_device: Callable[[str], Device], screen_of: Callable[[Device], FletWeb], size: str
) -> None:
    device = a_device("new")
    app = screen_of(device)
    app.wait("Bienvenue")
    app.press("welcome-example")
    app.wait(LABEL)
    app.wait("Suzanne")
    app.shot(f"{size}-example")
    assert app.faults() == []
    for address, words in PLACES.items():
        app.go(address)
        app.wait(words)
        assert LABEL in app.text()
    app.press("leave-example")
    app.wait("Rien n'a été gardé.")
    app.wait("Bienvenue")
    assert app.external == []
    assert not (device.home / "store.db").exists()


@pytest.mark.covers("C-136")
def test_the_command_line_shows_it_and_makes_no_home(tmp_path: Path) -> None:
    device = Device(tmp_path / "home")
    with (
        running(device, "app", "--web", "--no-open", "--demo", "--port", "0") as url,
        FletWeb.launch(url, width=390, height=844) as app,
    ):
        app.wait(LABEL)
        app.go("/sante/mesures")
        app.press("kind-body-weight")
        app.wait("mesures. La dernière")
        assert app.external == []
    assert list(tmp_path.iterdir()) == []

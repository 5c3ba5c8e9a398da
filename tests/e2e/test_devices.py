"""Two programs: virtual devices in one, the app in the other, joined by their radio."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.e2e.conftest import SHOWN, SIZES, TREE, Device, running
from tests.e2e.fletweb import FletWeb

Devices = Callable[[str], Device]
_SESSION = "45"
"""Days of one session of a sensor: its minutes go no further."""


@contextmanager
def lab(device: Device, *words: str) -> Iterator[str]:
    """Play the virtual devices in a process of their own; give their radio."""
    command = [sys.executable, str(TREE / "main.py"), "lab", "--json", *words]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, text=True, env=device.environment
    ) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())["radio"]
        finally:
            process.terminate()


@pytest.fixture(params=SHOWN)
def size(request: pytest.FixtureRequest) -> str:
    """The name of the size of this run."""
    return str(request.param)


@pytest.mark.covers("C-036", "C-037")
@pytest.mark.timeout(600)
def test_a_scale_a_meter_and_a_sensor_give_what_they_hold(
    a_device: Devices, size: str
) -> None:
    device = a_device("lab")
    width, height = SIZES[size]
    with ExitStack() as open_things:
        enter = open_things.enter_context
        radio = enter(lab(device, "--port", "0", "--days", _SESSION))
        url = enter(running(device, "app", "--web", "--no-open", "--radio", radio))
        app = enter(FletWeb.launch(url, width=width, height=height))
        app.wait("Bienvenue")
        app.press("welcome-example")
        app.wait("Suzanne")
        heard(app, size)
        a_weighing(app, size)
        a_backlog(app, size)
        a_session(app, size)
        drawn(app, size)
        assert app.external == []


def seen(app: FletWeb, name: str) -> None:
    """Look for what is wrong on the page, and keep its picture."""
    assert (name, app.faults()) == (name, [])
    app.shot(name)


def meet(app: FletWeb, name: str) -> None:
    """Press the device of that name, once it is heard."""
    app.wait(name)
    rows = app.page.locator('[flt-semantics-identifier^="near-c0"]', has_text=name)
    found = rows.first.get_attribute("flt-semantics-identifier")
    assert found
    app.press(found)


def heard(app: FletWeb, size: str) -> None:
    """Look for devices from the measures: each says what it is."""
    app.go("/sante/mesures")
    app.press("measures-near")
    app.wait("Appareils virtuels : rien de vrai n'est mesuré.")
    app.press("near-find")
    for name in ("Alveole Balance", "Alveole Lecteur", "Alveole Capteur"):
        app.wait(name)
    seen(app, f"{size}-near-find")


def a_weighing(app: FletWeb, size: str) -> None:
    """Step on the scale, say that it was oneself, see it on the curve."""
    meet(app, "Alveole Balance")
    app.wait("Qui êtes-vous sur cet appareil ?")
    seen(app, f"{size}-near-user")
    app.press("near-no")
    app.wait("L'appareil ne vous connaît pas")
    app.press("near-no")
    app.wait("71,2 kg", 60)
    app.wait("c'est vous ?")
    seen(app, f"{size}-near-weighing")
    pressed(app, "assign-")
    app.wait("Cette mesure est dans votre espace.")
    app.go("/sante/mesures")
    app.press("kind-body-weight")
    app.wait("71,2 kg")
    seen(app, f"{size}-near-curve")


def a_backlog(app: FletWeb, size: str) -> None:
    """Pair with the meter; be alone to use it; see what it kept."""
    app.go("/appareils/chercher")
    meet(app, "Alveole Lecteur")
    app.wait("mesures reçues", 60)
    app.wait("mesure d'essai")
    app.press("near-see")
    app.wait("Qui utilise cet appareil ?")
    seen(app, f"{size}-near-device")
    pressed(app, "near-alone-", "-one")
    app.wait("Ses mesures entrent seules dans votre espace.")
    seen(app, f"{size}-near-alone")


def pressed(app: FletWeb, start: str, end: str = "") -> None:
    """Press the first of those whose names begin, and end, so."""
    ending = f'[flt-semantics-identifier$="{end}"]' if end else ""
    named = f'[flt-semantics-identifier^="{start}"]{ending}'
    first = app.page.locator(named).first
    first.wait_for(state="attached", timeout=20_000)
    found = first.get_attribute("flt-semantics-identifier")
    assert found
    app.press(found)


def a_session(app: FletWeb, size: str) -> None:
    """Take in forty-five days of a sensor, said to be one's own once."""
    app.go("/appareils/chercher")
    meet(app, "Alveole Capteur")
    app.wait(" sur 12 960", 60)
    app.shot(f"{size}-near-transfer")
    app.wait("12 960 mesures de capteur : c'est vous ?", 120)
    seen(app, f"{size}-near-session")
    pressed(app, "assign-")
    app.wait("dans votre espace.")
    app.press("near-see")
    app.wait("Qui utilise cet appareil ?")
    pressed(app, "near-alone-", "-one")
    app.wait("Ses mesures entrent seules dans votre espace.")


def drawn(app: FletWeb, size: str) -> None:
    """See the whole session drawn, as a file of it would be."""
    app.go("/sante/mesures")
    app.press("kind-interstitial-glucose")
    app.press("measure-sensor")
    app.wait("En chiffres")
    app.press("sensor-days-90" if size == "wide" else "sensor-days")
    if size == "phone":
        app.press("sensor-days-90")
    app.wait("sur 12 9")
    app.wait("Toute la période")
    seen(app, f"{size}-near-sensor")

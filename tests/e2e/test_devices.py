"""Two programs: virtual devices in one, the app in the other, joined by their radio."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Error

from tests.e2e.conftest import SHOWN, SIZES, TREE, Device, ended, running
from tests.e2e.entering import seen
from tests.e2e.fletweb import REDRAWN, FletWeb
from tests.e2e.rows import press_first

Devices = Callable[[str], Device]
HALF: Final = 45
"""Days of one session of a sensor: its minutes go no further. Two make ninety."""


@dataclass(frozen=True)
class Lab:
    """The virtual devices, played in a process of their own; how to join them."""

    process: subprocess.Popen[str]
    radio: str

    @property
    def port(self) -> str:
        """The port they are joined at."""
        return self.radio.rpartition(":")[2]

    def code(self) -> str:
        """Read the code that a device shows on its screen."""
        assert self.process.stdout
        shown = json.loads(self.process.stdout.readline())
        assert shown["device"] == "Alveole Lecteur"
        return str(shown["code"])


@contextmanager
def lab(device: Device, *words: str) -> Iterator[Lab]:
    """Play the virtual devices until it is left."""
    command = [sys.executable, str(TREE / "main.py"), "lab", "--json", *words]
    command += ["--days", str(HALF)]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, text=True, env=device.environment
    ) as process:
        try:
            assert process.stdout is not None
            yield Lab(process, json.loads(process.stdout.readline())["radio"])
        finally:
            ended(process)


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
        playing = enter(ExitStack())
        old = ("--port", "0", "--before", str(HALF), "--passkey", "402617")
        played = playing.enter_context(lab(device, *old))
        words = ("app", "--web", "--no-open", "--radio", played.radio)
        app = enter(
            FletWeb.launch(enter(running(device, *words)), width=width, height=height)
        )
        app.wait("Bienvenue")
        app.press("welcome-example")
        app.wait("Suzanne")
        heard(app, size)
        a_weighing(app, size)
        a_backlog(app, played, size)
        a_session(app, size)
        playing.close()
        enter(lab(device, "--port", played.port))
        the_next_session(app, size)
        drawn(app, size)
        assert app.external == []


def meet(app: FletWeb, name: str) -> None:
    """Press the device of that name, once it is heard, until it is talked with.

    A row may be drawn anew under the finger as other devices are heard.
    """
    app.wait(name)
    row = app.page.locator('[flt-semantics-identifier^="near-c0"]', has_text=name).first
    for _ in range(REDRAWN + 1):
        with suppress(AssertionError):
            app.press_node(row)
        with suppress(Error):
            row.wait_for(state="detached", timeout=8_000)
            return
    raise AssertionError(f"{name} was never talked with")


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
    app.wait("71,2 kg")
    app.wait("c'est vous ?")
    seen(app, f"{size}-near-weighing")
    press_first(app, "assign-")
    app.wait("Cette mesure est dans votre espace.")
    app.go("/sante/mesures")
    app.press("kind-body-weight")
    app.wait("La dernière : 71,2 kg")
    seen(app, f"{size}-near-curve")


def a_backlog(app: FletWeb, played: Lab, size: str) -> None:
    """Pair with the meter by the code it shows; be alone to use it."""
    app.go("/appareils/chercher")
    meet(app, "Alveole Lecteur")
    app.wait("Code affiché par l'appareil")
    wrong = f"{(int(played.code()) + 1) % 1_000_000:06}"
    seen(app, f"{size}-near-passkey")
    typed(app, wrong)
    app.wait("Le code n'a pas été accepté.")
    seen(app, f"{size}-near-passkey-refused")
    app.press("near-again")
    app.wait("Code affiché par l'appareil")
    typed(app, played.code())
    app.wait("39 mesures reçues")
    app.wait("1 mesure d'essai n'entre pas dans votre espace.")
    app.press("near-see")
    app.wait("Qui utilise cet appareil ?")
    seen(app, f"{size}-near-device")
    alone(app)
    seen(app, f"{size}-near-alone")


def typed(app: FletWeb, code: str) -> None:
    """Type the code of a pairing."""
    app.fill("near-code", code)
    app.press("near-send")


def alone(app: FletWeb) -> None:
    """Say that one is alone to use a device; the page may move under the finger."""
    wanted = "Ses mesures entrent seules dans votre espace."
    named = (
        '[flt-semantics-identifier^="near-alone-"][flt-semantics-identifier$="-one"]'
    )
    for _ in range(REDRAWN):
        with suppress(AssertionError):
            app.press_node(app.page.locator(named).first)
            app.wait(wanted, 8)
            return
    app.press_node(app.page.locator(named).first)
    app.wait(wanted)


def a_session(app: FletWeb, size: str) -> None:
    """Take in forty-five days of a sensor, said to be one's own once."""
    app.go("/appareils/chercher")
    meet(app, "Alveole Capteur")
    app.wait(" sur 12 960")
    app.shot(f"{size}-near-transfer")
    app.wait("12 960 mesures de capteur : c'est vous ?", 120)
    seen(app, f"{size}-near-session")
    press_first(app, "assign-")
    app.wait("dans votre espace.")
    app.press("near-see")
    app.wait("Qui utilise cet appareil ?")
    alone(app)


def the_next_session(app: FletWeb, size: str) -> None:
    """Take in the forty-five days that followed: they enter by themselves."""
    app.press("near-now")
    app.wait("12 960 mesures gardées.", 120)
    seen(app, f"{size}-near-next")
    app.press("near-see")
    app.wait("25 920 mesures dans votre courbe.")
    seen(app, f"{size}-near-sensor-device")


def drawn(app: FletWeb, size: str) -> None:
    """See ninety days drawn, as a file of them would be."""
    app.press("near-curve")
    app.wait("En chiffres")
    for days, wanted in (("90", "sur 25 "), ("365", "sur 25 920 mesures")):
        if size == "phone":
            app.press("sensor-days")
        app.press(f"sensor-days-{days}")
        app.wait(wanted)
    app.wait("Toute la période")
    seen(app, f"{size}-near-sensor")

"""A space is made on one device, its sheet retyped; a second device is let in."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.conftest import PHRASE, Device
from tests.e2e.entering import retype_sheet
from tests.e2e.fletweb import FletWeb

Show = Callable[[Device], FletWeb]


def choose_phrase(app: FletWeb, screen: str) -> None:
    """Choose a phrase of one's own on a screen of the door."""
    app.press(f"{screen}-way-own")
    app.tid(f"{screen}-again").wait_for(state="attached")
    app.fill(f"{screen}-secret", PHRASE)
    app.fill(f"{screen}-again", PHRASE)


def make_space(app: FletWeb, server: str) -> None:
    """Create a space with a server, and retype its sheet."""
    app.wait("Bienvenue")
    app.press("welcome-begin")
    app.wait("Votre prénom")
    app.fill("protect-name", "Camille")
    app.press("protect-more")
    choose_phrase(app, "protect")
    app.fill("server", server)
    app.press("protect-create")
    app.wait("Cette clé rouvre")
    retype_sheet(app)


def ask_to_come_in(app: FletWeb, server: str) -> str:
    """Wait at the door of *server*; return the code shown."""
    app.wait("Bienvenue")
    app.press("welcome-rejoindre")
    app.wait("Adresse du serveur")
    app.fill("server", server)
    choose_phrase(app, "join")
    app.press("join-begin")
    app.wait("Ce code marche encore")
    return spelled(app)


def spelled(app: FletWeb) -> str:
    """Return the signs on the screen, as they are read aloud."""
    found = re.findall(r"^((?:[0-9A-Z] ){3}[0-9A-Z])$", app.text(), re.MULTILINE)
    return "-".join(group.replace(" ", "") for group in found)


def type_code(app: FletWeb, code: str) -> str:
    """Type the code of a new device; return the signs to compare."""
    app.go("/mes-appareils/ajouter")
    app.wait("Code affiché")
    app.fill("visitor-code", code)
    app.press("visitor-look")
    app.wait("Voyez-vous ces signes")
    return spelled(app)


def note_weight(app: FletWeb) -> None:
    """Note a weight on the device where the space was made."""
    for step in ("nav-health", "health-measures", "kind-body-weight", "measure-add"):
        app.press(step)
    app.wait("Enregistrer")
    app.fill("value", "71,2")
    app.press("measure-save")
    app.wait("1 mesure. La dernière")


@pytest.mark.covers("C-174")
@pytest.mark.covers("C-123")
def test_a_second_device_is_let_in_by_its_code(
    a_device: Callable[[str], Device],
    a_server: str,
    screen_of: Show,
    size: str,
) -> None:
    first, second = a_device("one"), a_device("two")
    one = screen_of(first)
    make_space(one, a_server)
    note_weight(one)
    two = screen_of(second)
    signs = type_code(one, ask_to_come_in(two, a_server))
    two.wait("Voyez-vous ces signes")
    assert spelled(two) == signs
    assert one.faults() + two.faults() == []
    two.shot(f"{size}-join-check")
    one.press("visitor-different")
    one.wait("Ce n'est pas la bonne personne. Rien n'a été ouvert.")
    two.press_node(two.tid("join-cancel").or_(two.tid("join-different")).first)
    two.wait("Demander à entrer")

    two.press("join-begin")
    two.wait("Ce code marche encore")
    one.press("visitor-again")
    one.wait("Code affiché")
    one.fill("visitor-code", spelled(two))
    one.press("visitor-look")
    two.wait("Voyez-vous ces signes")
    one.wait("Voyez-vous ces signes")
    assert spelled(one) == spelled(two) != signs
    two.press("join-same")
    two.wait("Confirmez aussi")
    one.press("visitor-same")
    one.wait("C'est fait.")
    two.wait("Bonjour Camille")
    two.wait("71,2 kg")
    assert one.external + two.external == []
    assert not any(signs[:4] in app.page.url + app.page.title() for app in (one, two))

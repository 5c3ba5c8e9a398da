"""A whole journey without a mouse: make a space, note, search, close, come back."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.conftest import PHRASE, Device
from tests.e2e.fletweb import FletWeb
from tests.e2e.keys import held, tab

STOPS_MAX = 80
"""Presses of Tab after which a thing is said to be out of reach."""

TRIES = 3

NAMED = """() => document.activeElement
  .closest('[flt-semantics-identifier]')?.getAttribute('flt-semantics-identifier')"""
"""What holds the focus."""
MOVED = """moved => {
  const named = [...document.querySelectorAll('[flt-semantics-identifier^="down-"]')]
    .map(node => node.getAttribute('flt-semantics-identifier'));
  return named.length && named[0] !== moved;
}"""
"""The kind that was first is not any more."""


class Hands:
    """Somebody who has only a keyboard."""

    def __init__(self, app: FletWeb) -> None:
        self.app = app
        self.keys = app.page.keyboard

    def reach(self, name: str) -> None:
        """Press Tab until what is called *name* holds the focus."""
        seen = []
        for _ in range(STOPS_MAX):
            name_held = _plain(held(self.app))
            if name_held.startswith(name) and len(name_held) < len(name) + 60:
                return
            seen.append(name_held[:40])
            tab(self.app)
        raise AssertionError(f"{name!r} is out of reach: {seen}")

    def press(self, name: str) -> None:
        """Reach a button and press Enter."""
        self.reach(name)
        self.keys.press("Enter")

    def fill(self, name: str, text: str) -> None:
        """Reach a field and type in it; Flutter may take it away while we aim."""
        for _ in range(TRIES):
            self.reach(name)
            self.app.page.wait_for_timeout(200)
            self.keys.press("Control+A")
            self.keys.type(text, delay=15)
            self.app.page.wait_for_timeout(150)
            if self.app.page.evaluate("() => document.activeElement.value") == text:
                return


def _plain(text: str) -> str:
    return re.sub("[\u202f\u00a0]", " ", text).replace("’", "'").strip()


@pytest.mark.a11y
@pytest.mark.covers("C-030")
def test_a_journey_without_a_mouse(
    a_device: Callable[[str], Device], screen_of: Callable[[Device], FletWeb]
) -> None:
    app = screen_of(a_device("keyboard"))
    hands = Hands(app)
    app.wait("Bienvenue")
    phrase = make_a_space(app, hands)

    hands.press("Noter une mesure")
    hands.press("Poids")
    app.wait("Aucune mesure pour le moment.")
    hands.press("Noter une mesure")
    app.wait("Enregistrer")
    hands.fill("Poids", "71,2")
    hands.fill("Note", "après la marche")
    hands.press("Enregistrer")
    app.wait("1 mesure. La dernière : 71,2 kg")

    hands.keys.press("Control+K")
    app.wait("Un mot, un nom, un médicament")
    hands.fill("Un mot, un nom, un médicament", "marche")
    app.wait("1 résultat")
    assert app.faults() == []

    hands.press("Plus")
    app.wait("Fermer mon espace")
    hands.press("Fermer mon espace")
    app.wait("Ouvrir mon espace")
    hands.fill("Votre phrase de passe", phrase)
    hands.press("Ouvrir")
    app.wait("71,2 kg")
    assert app.external == []


def make_a_space(app: FletWeb, hands: Hands) -> str:
    """Make a space; return its seven words."""
    hands.press("Commencer")
    app.wait("Votre prénom")
    hands.fill("Votre prénom", "Camille")
    shown = app.text().partition("dans cet ordre.")[2].strip()
    phrase = shown.splitlines()[0]
    hands.fill("Retapez les sept mots", phrase)
    hands.press("Créer mon espace")
    app.wait("Cette clé rouvre")
    hands.press("Plus tard")
    app.wait("Bonjour Camille")
    return phrase


@pytest.mark.a11y
@pytest.mark.covers("C-030")
def test_a_button_that_is_a_picture_is_reached_and_heard(
    a_device: Callable[[str], Device], screen_of: Callable[[Device], FletWeb]
) -> None:
    home = a_device("icons")
    home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
    app = screen_of(home)
    hands = Hands(app)
    app.wait("Ouvrir mon espace")
    hands.fill("Votre phrase de passe", PHRASE)
    hands.press("Ouvrir")
    app.wait("Bonjour Camille")
    app.go("/reglages")
    app.wait("Taille du texte")
    hands.press("Retour")
    app.wait("Fermer mon espace")
    assert app.faults() == []

    app.go("/sante/mesures/arranger")
    app.wait("Mettre en premier")
    hands.reach("Descendre")
    moved = app.page.evaluate(NAMED)
    assert str(moved).startswith("down-")
    hands.keys.press("Enter")
    app.page.wait_for_function(MOVED, arg=moved)
    app.page.wait_for_function(f"named => ({NAMED})() === named", arg=moved)

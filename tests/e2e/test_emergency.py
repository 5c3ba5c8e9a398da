"""The emergency sheet is lived: chosen, left open, read while locked, printed, shut."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from main import LEFT_OPEN, Starters
from tests.e2e.conftest import PHRASE, Device
from tests.e2e.entering import open_space, seen
from tests.e2e.fletweb import FletWeb
from tests.views.prints import reader

Show = Callable[[Device], FletWeb]
UNCHOSEN = "Canari syndrome fictif"
"""What is noted and never chosen."""


@pytest.fixture
def device(a_device: Callable[[str], Device]) -> Device:
    """Return a home whose profile says a few things."""
    home = a_device("emergency")
    home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
    with closing(Starters(home.home).door) as door:
        profile = door.unlock("passphrase", PHRASE).profile
        for substance, reaction in (("Pénicilline", "œdème du visage"), ("Latex", "")):
            said = {"substance": substance, "reaction": reaction, "severity": "severe"}
            profile.add("allergies", said)
        profile.add("traitements", {"medicine": "Metformine 1000 mg", "rhythm": "soir"})
        contact = {"name": "Rose Fictive", "phone": "06 39 98 00 01"}
        profile.add("contacts-urgence", contact)
        profile.add("groupe-sanguin", {"group": "278147001"})
        profile.add("maladies", {"illness": UNCHOSEN})
    return home


def chosen(app: FletWeb, size: str) -> None:
    """Choose every line but the illness, the fifth one."""
    app.press("home-emergency")
    app.wait("Aucune ligne.")
    seen(app, f"{size}-emergency-bare")
    app.press("emergency-choose")
    app.wait("Pour chaque ligne, choisissez qui peut la lire.")
    names = app.page.evaluate(
        """() => [...document.querySelectorAll(
          '[flt-semantics-identifier^="line-"][flt-semantics-identifier$="-OPEN"]')]
          .map(one => one.getAttribute('flt-semantics-identifier'))"""
    )
    for name in (*names[:4], names[5]):
        app.press(name)
        app.page.wait_for_timeout(300)
    seen(app, f"{size}-emergency-lines")
    app.go("/urgence")
    app.wait("Préparer la carte")
    assert UNCHOSEN not in app.text()
    seen(app, f"{size}-emergency-sheet")


def left_open(app: FletWeb, device: Device, size: str) -> None:
    """Agree to have it read without code; the file is there, then read at the door."""
    file = device.home / LEFT_OPEN
    assert not file.exists()
    app.press("emergency-open")
    app.wait("Ce que cela change")
    seen(app, f"{size}-emergency-consent")
    app.press("open-yes")
    app.wait("Ces lignes se lisent maintenant sans code, ici.")
    assert file.stat().st_mode & 0o077 == 0
    assert UNCHOSEN.encode() not in file.read_bytes()


def at_the_door(app: FletWeb, size: str) -> None:
    """Lock; read without code; nothing that was not chosen is there."""
    app.go("/plus")
    app.press("more-lock")
    app.wait("Lire la fiche d'urgence")
    seen(app, f"{size}-emergency-locked")
    app.press("unlock-emergency")
    app.wait("Pénicilline, œdème du visage, grave")
    assert UNCHOSEN not in app.text()
    seen(app, f"{size}-emergency-read")


def printed(app: FletWeb, size: str, path: Path) -> None:
    """See the card, print it, read its words."""
    app.go("/urgence/carte")
    app.wait("Tout le monde peut lire cette carte, sans code.")
    seen(app, f"{size}-emergency-card")
    with app.page.expect_download() as coming:
        app.press("card-print")
        app.press("confirm-yes")
    coming.value.save_as(path)
    said = "".join(reader.words(path.read_bytes()))
    assert "Pénicilline" in said
    assert UNCHOSEN not in said
    app.wait("Votre feuille est prête.")


@pytest.mark.covers("C-165")
def test_a_sheet_is_chosen_read_while_locked_printed_and_shut(
    device: Device, screen_of: Show, size: str, tmp_path: Path
) -> None:
    app = screen_of(device)
    open_space(app)
    chosen(app, size)
    left_open(app, device, size)
    at_the_door(app, size)
    open_space(app)
    printed(app, size, tmp_path / "card.pdf")
    app.go("/urgence/accords")
    app.wait("Sans réponse, c'est comme non.")
    seen(app, f"{size}-emergency-agreements")
    app.go("/urgence/sans-code")
    app.wait("Ces lignes se lisent sans code sur cet appareil.")
    app.press("open-no")
    app.wait("Plus rien ne se lit sans code.")
    assert not (device.home / LEFT_OPEN).exists()
    assert app.external == []

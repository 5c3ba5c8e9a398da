"""Two people, two apps, one server: entrusted, read, copied, ended without network."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device, Server
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first, press_only
from tests.e2e.two_people import PAPER, Pair, two_people

Show = Callable[[Device], FletWeb]
pytestmark = pytest.mark.usefixtures("open_to_all")
NAVIGATION = 72
"""Pixels of the entries at the bottom of a phone."""
MEASURES, PRESCRIPTION = 2, 23
"""The rubrics Louise may read; the vaccines stay with Camille."""


@pytest.fixture
def pair(server: Server, tmp_path: Path) -> Pair:
    """Camille, who keeps two weights and a prescription, and Louise, her daughter."""
    return two_people(tmp_path, server.start())


def opened(app: FletWeb, name: str) -> FletWeb:
    """Open the space of somebody."""
    open_space(app, name)
    return app


def seen(app: FletWeb, name: str) -> None:
    """Look for what is wrong on the page, and keep its picture."""
    assert (name, app.faults(), app.small()) == (name, [], [])
    app.shot(f"entrusted-{name}")


def the_code(louise: FletWeb, size: str) -> str:
    """Find the code one tells a relative, and read it aloud."""
    louise.go("/proches")
    louise.wait("Personne ne vous confie rien")
    seen(louise, f"{size}-nobody")
    louise.press("entrust-code")
    louise.wait("Ce code n'ouvre rien")
    seen(louise, f"{size}-code")
    found = re.findall(r"^((?:[0-9A-Z] ){4}[0-9A-Z])$", louise.text(), re.MULTILINE)
    return " ".join(group.replace(" ", "") for group in found)


def given(camille: FletWeb, code: str, size: str) -> None:
    """Entrust two rubrics for three months, one question a step."""
    camille.go("/proches")
    camille.press("entrust-add")
    camille.wait("Étape 1 sur 5")
    camille.fill("entrust-code", code)
    seen(camille, f"{size}-give-code")
    camille.press("entrust-next")
    camille.wait("Étape 2 sur 5")
    camille.fill("entrust-name", "Louise, ma fille")
    seen(camille, f"{size}-give-name")
    camille.press("entrust-next")
    camille.wait("Étape 3 sur 5")
    for rubric in (MEASURES, PRESCRIPTION):
        camille.press(f"entrust-what-{rubric}")
    seen(camille, f"{size}-give-what")
    camille.press("entrust-next")
    camille.wait("Étape 4 sur 5")
    seen(camille, f"{size}-give-until")
    camille.press("entrust-next")
    camille.wait("Relisez avant de confier")
    camille.wait("Mesures : 2 éléments")
    seen(camille, f"{size}-give-whole")
    camille.press("entrust-next")
    camille.wait("Louise, ma fille pourra lire")
    camille.wait("En cours")
    seen(camille, f"{size}-given")


def accepted(louise: FletWeb, size: str) -> None:
    """Say yes to what is offered: nothing comes before."""
    louise.go("/proches")
    louise.wait("Proposé par Camille")
    assert "Espace de Camille" not in louise.text()
    answers = louise.page.locator('[flt-semantics-identifier^="refuse-"]')
    place, page = answers.first.bounding_box(), louise.page.viewport_size
    assert place
    assert page
    below = NAVIGATION if size == "phone" else 0
    assert place["y"] + place["height"] <= page["height"] - below  # before any scroll
    seen(louise, f"{size}-proposed")
    press_first(louise, "accept-")
    louise.wait("Espace de Camille")


def read(louise: FletWeb, size: str, kept: Path) -> None:
    """Read a weight, then the prescription whole, and save a copy of it."""
    louise.wait("Ordonnances et soins")
    seen(louise, f"{size}-received")
    press_first(louise, "lane-", "Mesures")
    louise.wait("2 éléments")
    seen(louise, f"{size}-measures")
    press_first(louise, "read-", "61,8")
    louise.wait("Vous lisez seulement.")
    louise.wait("61,8 kg")
    seen(louise, f"{size}-measure")
    louise.press("reading-leave")
    press_first(louise, "lane-", "Ordonnances")
    louise.wait("1 élément")
    press_only(louise, "read-")
    louise.wait("deux gouttes")
    seen(louise, f"{size}-paper")
    louise.press("document-copy")
    louise.wait("Hors d'Alvéole, cette copie n'est plus protégée.")
    louise.shot(f"entrusted-{size}-copy")
    with louise.page.expect_download() as coming:
        louise.press("confirm-yes")
    assert "Camille" in coming.value.suggested_filename
    coming.value.save_as(kept)
    assert kept.read_text("utf-8") == PAPER


def ended(camille: FletWeb, size: str) -> None:
    """End it while the server does not answer: the state is there to be read."""
    press_first(camille, "mandate-", "Louise")
    camille.wait("En cours. Cette personne peut lire")
    seen(camille, f"{size}-mandate")
    camille.press("mandate-end")
    camille.wait("Arrêter de confier à Louise, ma fille ?")
    camille.shot(f"entrusted-{size}-end")
    camille.press("confirm-yes")
    camille.wait("Fin en attente d'envoi.")
    camille.wait("C'est arrêté pour Louise, ma fille.")
    seen(camille, f"{size}-ending")


@pytest.mark.covers("C-112", "C-154", "C-175")
def test_a_daughter_reads_what_her_mother_entrusts_until_it_is_ended(
    pair: Pair,
    server: Server,
    screen_of: Show,
    size: str,
    tmp_path: Path,
) -> None:
    camille, louise = (
        opened(screen_of(device), name)
        for device, name in zip(pair, ("Camille", "Louise"), strict=True)
    )
    given(camille, the_code(louise, size), size)
    accepted(louise, size)
    read(louise, size, tmp_path / "copie.txt")
    server.stop()
    ended(camille, size)
    assert PAPER in louise.text()
    server.start()
    camille.wait("Terminé. Cette personne ne reçoit plus rien.", 120)
    louise.wait("ne vous confie plus", 120)
    assert "gouttes" not in louise.text()
    seen(louise, f"{size}-over")
    louise.press("reading-leave")
    louise.wait("Personne ne vous confie rien")
    assert camille.external + louise.external == []

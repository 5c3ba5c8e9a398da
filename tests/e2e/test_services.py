"""A service reads the synthesis once it is allowed to, and nothing after that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.certified import Certified
from tests.e2e.conftest import MODES, Device
from tests.e2e.entering import Sitting, open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first

Show = Callable[[Device], FletWeb]
NAME = "Carnet fictif des Tilleuls"


def a_synthesis(walk: Sitting) -> None:
    """Be told that there is none yet, and make it."""
    app = walk.app
    app.go("/services")
    app.wait("Aucun service n'est autorisé.")
    walk.seen("none")
    app.press("authorise")
    app.wait("Votre synthèse n'est pas encore faite")
    walk.seen("no-synthesis")
    app.press("authorise-synthesis")
    app.wait("1 ligne choisie")
    app.press("synthesis-make")
    app.wait("Ma santé en résumé")


def until_all_is_seen(walk: Sitting, code: str) -> None:
    """Say which service, what for, until when; read what would leave."""
    app = walk.app
    app.go("/services/autoriser")
    app.wait("Étape 1 sur 4")
    app.fill("authorise-code", "AAAAA-BBBBB")
    app.press("authorise-next")
    app.wait("1 erreur :")
    walk.seen("mistyped")
    app.fill("authorise-code", code)
    walk.next("authorise-next", NAME)
    app.wait("Certifié par votre serveur.")
    walk.seen("why")
    app.press("authorise-purpose-prevention")
    walk.next("authorise-next", "Étape 3 sur 4")
    app.press("authorise-months-3")
    walk.seen("until")
    walk.next("authorise-next", "Relisez avant d'autoriser")
    app.wait("Pénicilline")
    walk.seen("whole")


def as_large(app: FletWeb) -> None:
    """Both answers take the same room, under what they mean."""
    app.tid("authorise-yes").scroll_into_view_if_needed()
    app.wait("Il pourra en garder une copie.")
    yes, no = (app.tid(f"authorise-{name}").bounding_box() for name in ("yes", "no"))
    assert yes
    assert no
    assert (yes["width"], yes["height"]) == (no["width"], no["height"])


def agreed(walk: Sitting) -> None:
    """Allow it; look at what was agreed."""
    app = walk.app
    as_large(app)
    walk.seen("answers")
    app.press("authorise-yes")
    app.wait(f"{NAME} pourra lire après le prochain échange.")
    app.wait("En cours")
    walk.seen("given")
    app.go("/qui-voit-quoi/sorties")
    app.wait("1 service a un accord pour lire une synthèse.")
    walk.seen("departures")


def taken_back(walk: Sitting) -> None:
    """Take it back from its page, in fewer presses than it was given."""
    app = walk.app
    app.go("/services")
    press_first(app, "consent-")
    app.wait("Ce que ce service lit aujourd'hui")
    app.wait("Ma synthèse, du")
    walk.seen("one")
    app.press("consent-end")
    app.wait(f"Retirer l'accord à {NAME} ?")
    walk.asked("question")
    app.press("confirm-yes")
    app.wait(f"L'accord est retiré pour {NAME}.")
    app.wait("Terminé.")
    walk.seen("ended")


@pytest.mark.covers("C-016", "C-082")
@pytest.mark.parametrize("mode", MODES)
def test_a_service_reads_what_was_agreed_until_it_is_taken_back(
    a_device: Callable[[str], Device],
    a_server: str,
    screen_of: Show,
    size: str,
    mode: str,
    tmp_path: Path,
) -> None:
    own = a_device("one")
    known = ("--server", a_server, "--passphrase-file", str(own.phrase))
    own.run("init", "--name", "Camille", *known)
    own.run("profile", "allergies", "substance=Pénicilline")
    own.run("sync")
    own.look(mode=mode)
    service = Certified(a_device("service"), tmp_path, a_server, "lab-service")
    reading = ("read", "--out", str(tmp_path / "read"))
    app = screen_of(own)
    open_space(app)
    walk = Sitting(app, f"{size}-{mode}-services")
    a_synthesis(walk)
    until_all_is_seen(walk, service.code())
    agreed(walk)
    assert service.told(*reading)["read"] == 1
    assert "Pénicilline" in (tmp_path / "read" / "synthese-1.json").read_text("utf-8")
    taken_back(walk)
    assert service.told(*reading)["read"] == 0
    assert app.external == []

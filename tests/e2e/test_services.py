"""A service reads the synthesis once it is allowed to, and nothing after that."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import PHRASE, Device
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first

Show = Callable[[Device], FletWeb]
NAME = "Carnet fictif des Tilleuls"
MODES = ["light", "dark"] if os.environ.get("ALVEOLE_E2E") == "all" else ["light"]


@dataclass
class Walk:
    """A person at their screen; *mark* begins the names of the pictures."""

    app: FletWeb
    mark: str

    def seen(self, name: str) -> None:
        """Look for what is wrong on the page, and keep its picture."""
        assert (name, self.app.faults()) == (name, [])
        assert (name, self.app.small()) == (name, [])
        self.app.shot(f"{self.mark}-services-{name}")

    def next(self, wanted: str) -> None:
        """Go on to the next step."""
        self.app.press("authorise-next")
        self.app.wait(wanted)


@dataclass
class Service:
    """A fictitious service, certified by the operator of the server."""

    device: Device
    place: Path
    url: str

    def code(self) -> str:
        """Return the code it gives people."""
        return str(self._asked("code")["code"])

    def reads(self) -> object:
        """Read all it may; return how many syntheses."""
        return self._asked("read", "--out", str(self.place / "read"))["read"]

    def _asked(self, *words: str) -> dict[str, object]:
        mine = ("--folder", str(self.place / "mine"), "--server", self.url)
        operator = ("--operator", str(self.place / "data"))
        (told,) = self.device.run("lab-service", *mine, *operator, *words)
        return told


def a_synthesis(walk: Walk) -> None:
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


def until_all_is_seen(walk: Walk, code: str) -> None:
    """Say which service, what for, until when; read what would leave."""
    app = walk.app
    app.go("/services/autoriser")
    app.wait("Étape 1 sur 4")
    app.fill("authorise-code", "AAAAA-BBBBB")
    app.press("authorise-next")
    app.wait("1 erreur :")
    walk.seen("mistyped")
    app.fill("authorise-code", code)
    walk.next(NAME)
    app.wait("Certifié par votre serveur.")
    walk.seen("why")
    app.press("authorise-purpose-prevention")
    walk.next("Étape 3 sur 4")
    app.press("authorise-months-3")
    walk.seen("until")
    walk.next("Relisez avant d'autoriser")
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


def agreed(walk: Walk) -> None:
    """Allow it; look at what was agreed."""
    app = walk.app
    as_large(app)
    walk.seen("answers")
    app.press("authorise-yes")
    app.wait(f"{NAME} pourra lire après le prochain échange.")
    app.wait("En cours", 60)
    walk.seen("given")
    app.go("/qui-voit-quoi/sorties")
    app.wait("1 service a un accord pour lire une synthèse.")
    walk.seen("departures")


def taken_back(walk: Walk) -> None:
    """Take it back from its page, in fewer presses than it was given."""
    app = walk.app
    app.go("/services")
    press_first(app, "consent-")
    app.wait("Ce que ce service lit aujourd'hui")
    app.wait("Ma synthèse, du")
    walk.seen("one")
    app.press("consent-end")
    app.wait(f"Retirer l'accord à {NAME} ?")
    app.shot(f"{walk.mark}-services-question")  # a dialog hides the h1 behind it
    app.press("confirm-yes")
    app.wait(f"L'accord est retiré pour {NAME}.")
    app.wait("Terminé.", 60)
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
    (own.home / "look.json").write_text(json.dumps({"mode": mode}), encoding="utf-8")
    service = Service(a_device("service"), tmp_path, a_server)
    app = screen_of(own)
    app.wait("Ouvrir mon espace")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.wait("Bonjour Camille")
    walk = Walk(app, f"{size}-{mode}")
    a_synthesis(walk)
    until_all_is_seen(walk, service.code())
    agreed(walk)
    assert service.reads() == 1
    assert "Pénicilline" in (tmp_path / "read" / "synthese-1.json").read_text("utf-8")
    taken_back(walk)
    assert service.reads() == 0
    assert app.external == []

"""A doctor asks to sign a PDF: read whole, signed offline, verified at their end."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import test_messages as writing
from tests.e2e.conftest import PHRASE, Device, Server
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.e2e.test_messages import Doctor
from tests.fictitious.printing import LINES, pdf

Show = Callable[[Device], FletWeb]
NAME = writing.NAME
MODES = ["light", "dark"] if os.environ.get("ALVEOLE_E2E") == "all" else ["light"]
ASKS = "Merci de signer ce consentement avant lundi."
EIDAS = "Ce n'est pas une signature qualifiée au sens européen (eIDAS)."
TERMS = ["CONSENTEMENT FICTIF", "", *(f"Clause {n}." for n in range(1, LINES + 6))]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that may be stopped."""
    kept = Server(tmp_path)
    yield kept
    kept.stop()


class Walk:
    """A person at their screen; *mark* begins the names of the pictures."""

    def __init__(self, app: FletWeb, mark: str) -> None:
        self.app, self.mark = app, mark

    def seen(self, name: str) -> None:
        """Look for what is wrong on the page, and keep its picture."""
        found = self.app.faults(), self.app.small()
        assert (name, *found) == (name, [], [])
        self.app.shot(f"{self.mark}-signing-{name}")

    def request(self) -> None:
        """Find the request among the messages, and read it to its last page."""
        app = self.app
        app.wait("1 message n'est pas lu.", 120)
        app.go("/messages")
        app.wait(NAME)
        press_first(app, "thread-")
        app.wait(f"{NAME} vous demande de signer ce document.")
        self.seen("asked")
        press_first(app, "sign-")
        app.wait("Page 1 sur 2")
        assert ASKS in app.text()
        app.wait("Pour signer, lisez d'abord")
        self.seen("first-page")
        app.press("page-after")
        app.wait("Page 2 sur 2")
        app.wait(EIDAS)
        self.seen("last-page")


def opened(own: Device, url: str, doctor: Doctor, paper: Path) -> None:
    """Let her write to the doctor, who asks to sign."""
    writing.settled(own, url, "light")
    (made,) = own.run("messages", "open", doctor.code(), "--subject", "Mon opération")
    own.run("sync")
    assert made["name"] == NAME
    doctor.writes(ASKS, "--file", str(paper), "--ask", "signature")


def signed(walk: Walk, server: Server) -> None:
    """Type a wrong phrase, then the right one while nobody answers."""
    app = walk.app
    app.fill("proof", "une phrase qui n'ouvre rien du tout")
    app.press("sign-yes")
    app.wait("Ce n'est pas le bon code, ou la bonne phrase.")
    walk.seen("wrong")
    server.stop()
    app.fill("proof", PHRASE)
    app.press("sign-yes")
    app.wait("Vous avez signé ce document.")
    app.wait("En attente d'envoi")
    app.wait("La signature va bien avec ce document")
    walk.seen("waiting")
    server.start()
    app.wait("Envoyé", 120)
    walk.seen("signed")
    app.press("sign-thread")
    app.wait("Voir la preuve")
    walk.seen("thread")


def verified(doctor: Doctor, paper: bytes, out: Path) -> dict[str, Any]:
    """Let the doctor read the answer, and keep what came with it."""
    *_, answer = doctor.reads("--out", str(out))
    assert (answer["answer"], answer["signature"]) == ("signed", "valid")
    start = answer["id"][:12]
    (copy,) = out.glob(f"{start}-1-*")
    assert copy.read_bytes() == paper
    assert (out / f"{start}-signature.json").read_text().startswith('{"resourceType"')
    return answer


def refused(walk: Walk, doctor: Doctor, paper: Path) -> None:
    """Refuse another request; the doctor reads so."""
    app = walk.app
    doctor.writes("Et celui-ci ?", "--file", str(paper), "--ask", "signature")
    app.wait("Et celui-ci ?", 120)
    app.press_node(app.page.get_by_role("button", name="Lire et signer").last)
    app.wait("Page 1 sur 2")
    walk.seen("to-refuse")
    app.press("sign-no")
    app.wait("Refuser de signer ?")
    app.press("confirm-yes")
    app.wait("Vous avez refusé de signer.")
    app.wait("Envoyé", 120)
    walk.seen("refused")
    assert doctor.reads()[-1]["answer"] == "refused"


@pytest.mark.skipif(
    os.environ.get("ALVEOLE_E2E") != "all", reason="four minutes: lived in `make e2e`"
)
@pytest.mark.covers("C-056")
@pytest.mark.parametrize("mode", MODES)
def test_a_document_is_signed_offline_and_verified_by_who_asked(
    a_device: Callable[[str], Device],
    tmp_path: Path,
    server: Server,
    screen_of: Show,
    size: str,
    mode: str,
) -> None:
    url = server.start()
    paper = tmp_path / "consentement.pdf"
    paper.write_bytes(pdf(TERMS, title="Consentement fictif", date="2026-11-20"))
    (tmp_path / "Ordonnance du matin.txt").write_text(writing.PAPER, encoding="utf-8")
    camille, doctor = a_device("camille"), a_device("doctor")
    asks = Doctor(doctor, tmp_path, url)
    opened(camille, url, asks, paper)
    app = screen_of(camille)
    writing.entered(app)
    walk = Walk(app, f"{size}-{mode}")
    walk.request()
    signed(walk, server)
    verified(asks, paper.read_bytes(), tmp_path / "kept")
    refused(walk, asks, paper)
    assert app.external == []

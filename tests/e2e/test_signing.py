"""A doctor asks to sign a PDF: read whole, signed offline, verified at their end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.certified import Doctor
from tests.e2e.conftest import ALL, MODES, PHRASE, Device, Server
from tests.e2e.entering import Sitting, open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.fictitious.printing import LINES, pdf

Show = Callable[[Device], FletWeb]
NAME = Doctor.name
ASKS = "Merci de signer ce consentement avant lundi."
EIDAS = "Ce n'est pas une signature qualifiée au sens européen (eIDAS)."
TERMS = ["CONSENTEMENT FICTIF", "", *(f"Clause {n}." for n in range(1, LINES + 6))]


def read_whole(walk: Sitting) -> None:
    """Find the request among the messages, and read it to its last page."""
    app = walk.app
    app.wait("1 message n'est pas lu.", 120)
    app.go("/messages")
    app.wait(NAME)
    press_first(app, "thread-")
    app.wait(f"{NAME} vous demande de signer ce document.")
    walk.seen("asked")
    press_first(app, "sign-")
    app.wait("Page 1 sur 2")
    assert ASKS in app.text()
    app.wait("Pour signer, lisez d'abord")
    walk.seen("first-page")
    app.press("page-after")
    app.wait("Page 2 sur 2")
    app.wait(EIDAS)
    walk.seen("last-page")


def opened(own: Device, url: str, doctor: Doctor, paper: Path) -> None:
    """Let her write to the doctor, who asks to sign."""
    known = ("--server", url, "--passphrase-file", str(own.phrase))
    own.run("init", "--name", "Camille", *known)
    own.run("sync")
    (made,) = own.run("messages", "open", doctor.code(), "--subject", "Mon opération")
    own.run("sync")
    assert made["name"] == NAME
    doctor.writes(ASKS, "--file", str(paper), "--ask", "signature")


def signed(walk: Sitting, server: Server) -> None:
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


def refused(walk: Sitting, doctor: Doctor, paper: Path) -> None:
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


@pytest.mark.skipif(not ALL, reason="four minutes: lived in `make e2e`")
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
    camille, asks = a_device("camille"), Doctor.of(tmp_path, url)
    opened(camille, url, asks, paper)
    camille.look(mode=mode)
    app = screen_of(camille)
    open_space(app)
    walk = Sitting(app, f"{size}-{mode}-signing")
    read_whole(walk)
    signed(walk, server)
    verified(asks, paper.read_bytes(), tmp_path / "kept")
    refused(walk, asks, paper)
    assert app.external == []

"""A person writes to a doctor without network; the answer comes, is read and filed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.certified import Doctor
from tests.e2e.conftest import MODES, Device, Server, running
from tests.e2e.entering import Sitting, open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.keys import tab
from tests.e2e.patient import until
from tests.e2e.rows import press_first
from tests.fictitious.documents import documents

Show = Callable[[Device], FletWeb]
NAME = Doctor.name
PAPER = "Ordonnance du matin : deux gouttes."
SUBJECT = "Mon ordonnance"
STOPS = 120
"""Presses of Tab that go round a page, more than once."""


@pytest.fixture
def camille(a_device: Callable[[str], Device], tmp_path: Path) -> Device:
    """Whose home it is; her space is made once the server is there."""
    (tmp_path / "Ordonnance du matin.txt").write_text(PAPER, encoding="utf-8")
    return a_device("camille")


def settled(own: Device, url: str, mode: str) -> None:
    """Make her space, with one prescription in it."""
    known = ("--server", url, "--passphrase-file", str(own.phrase))
    own.run("init", "--name", "Camille", *known)
    own.run("import", str(own.home.parent / "Ordonnance du matin.txt"))
    own.run("sync")
    own.look(mode=mode)


def opened(walk: Sitting, code: str) -> None:
    """Say to whom, about what, until when; open the conversation."""
    app = walk.app
    app.go("/messages")
    app.wait("Aucun message. Vous pouvez écrire")
    walk.seen("none")
    app.press("messages-write")
    app.wait("Étape 1 sur 4")
    app.fill("write-to-code", "AAAAA-BBBBB")
    app.press("write-to-next")
    app.wait("1 erreur :")
    walk.seen("mistyped")
    app.fill("write-to-code", code)
    walk.next("write-to-next", "Certifié par votre serveur.")
    assert NAME in app.text()
    app.fill("write-to-subject", SUBJECT)
    walk.seen("subject")
    walk.next("write-to-next", "Étape 3 sur 4")
    walk.seen("until")
    walk.next("write-to-next", "Relisez avant d'ouvrir")
    walk.seen("whole")
    app.press("write-to-yes")
    app.wait("La conversation est ouverte.")
    app.wait("Aucun message pour l'instant.")
    walk.seen("open")


def written(walk: Sitting) -> None:
    """Join a document to a message, and send it while nobody answers."""
    app = walk.app
    app.fill("message-text", "Bonjour docteur, voici mon ordonnance.")
    app.press("message-join")
    app.wait("Aucun document choisi")
    walk.seen("join")
    press_first(app, "pick-")
    app.wait("1 document choisi")
    walk.seen("joined")
    app.press("join-yes")
    app.wait(f"Envoyer à {NAME}")
    app.wait("Ne pas joindre")
    app.wait("Il reste 4 962 signes.")
    walk.seen("written")
    app.press("message-send")
    app.wait("En attente d'envoi")
    app.wait("Le message partira dès le retour du réseau.")
    walk.seen("waiting")


def answered(walk: Sitting, doctor: Doctor, paper: Path) -> None:
    """See it leave, then be read; the doctor answers with a PDF."""
    walk.app.wait("Envoyé", 120)
    first, *others = doctor.reads("--receipt")
    assert (first["text"], others) == ("Bonjour docteur, voici mon ordonnance.", [])
    assert [one["type"] for one in first["files"]] == ["text/plain"]
    walk.app.wait("Lu le", 120)
    walk.seen("read")
    walk.app.go("/")
    doctor.writes("Voici la suite.", "--file", str(paper), "--ask", "receipt")
    walk.app.wait("1 message n'est pas lu.", 120)
    walk.app.wait("1 non lu")
    walk.seen("home")
    walk.app.go("/messages")
    walk.app.wait("1 message non lu")
    walk.seen("list")


def filed(walk: Sitting) -> None:
    """Answer the receipt, read, look at the file, file it, find it in Documents."""
    app = walk.app
    press_first(app, "thread-")
    app.wait("demande à savoir quand vous lisez ce message.")
    assert "Voici la suite." not in app.text()
    walk.seen("receipt")
    press_first(app, "receipt-yes-")
    app.wait("Voici la suite.")
    walk.seen("answer")
    theirs = app.page.locator('[flt-semantics-identifier^="see-"]').last
    app.press_node(theirs)
    app.wait(f"Joint par {NAME}")
    app.wait("Agrandir")
    walk.seen("file")
    press_first(app, "file-")
    app.wait("est dans vos documents.")
    walk.seen("filed")
    press_first(app, "filed-")
    app.wait("Qui peut le voir ?")
    app.go("/documents")
    app.wait("2 documents")


def told_as_read(doctor: Doctor) -> bool:
    """Say whether the doctor knows that what she wrote was read."""
    return any(one["read"] for one in doctor.reads() if one["mine"])


def ended(walk: Sitting) -> None:
    """End it; everything stays to be read."""
    app = walk.app
    app.go("/messages")
    press_first(app, "thread-")
    app.wait("Voici la suite.")
    app.press("thread-about")
    app.wait("Mettre fin à la conversation")
    walk.seen("about")
    app.press("thread-end")
    app.wait(f"Mettre fin à la conversation avec {NAME} ?")
    walk.asked("question")
    app.press("confirm-yes")
    app.wait("Cette conversation est terminée.", 120)
    walk.seen("ended")


@pytest.mark.covers("C-048", "C-049", "C-053", "C-054", "C-150")
@pytest.mark.parametrize("mode", MODES)
def test_a_message_leaves_at_the_return_and_its_answer_is_filed(
    camille: Device,
    server: Server,
    screen_of: Show,
    size: str,
    mode: str,
) -> None:
    url = server.start()
    settled(camille, url, mode)
    place = camille.home.parent
    doctor = Doctor.of(place, url)
    code = doctor.code()
    given = next(one for one in documents(7, 5) if one.name.endswith(".pdf"))
    paper = place / "suite.pdf"
    paper.write_bytes(given.content)
    app = screen_of(camille)
    open_space(app)
    walk = Sitting(app, f"{size}-{mode}-messages")
    opened(walk, code)
    server.stop()
    written(walk)
    server.start()
    answered(walk, doctor, paper)
    filed(walk)
    until(app, partial(told_as_read, doctor))
    ended(walk)
    assert doctor.threads() == 0
    assert app.external == []


def reached(app: FletWeb, wanted: set[str]) -> set[str]:
    """Press Tab until all that is *wanted* was reached; return what was."""
    found: set[str] = set()
    for _ in range(STOPS):
        if wanted <= found:
            break
        found.add(tab(app))
    return found


@pytest.mark.a11y
@pytest.mark.covers("C-057")
@pytest.mark.parametrize("mode", MODES)
def test_a_conversation_is_whole_in_large_letters_and_reached_by_keys(
    a_device: Callable[[str], Device], mode: str
) -> None:
    device = a_device("large")
    device.look(scale="2.0", mode=mode)
    with (
        running(device, "app", "--web", "--no-open") as url,
        FletWeb.launch(url, width=320, height=800) as app,
    ):
        app.wait("Bienvenue")
        app.press("welcome-example")
        app.wait("Suzanne")
        walk = Sitting(app, f"large-{mode}-messages")
        app.go("/messages")
        app.wait("1 message non lu")
        walk.seen("list")
        press_first(app, "thread-")
        app.wait("demande à savoir quand vous lisez ce message.")
        walk.seen("receipt")
        press_first(app, "receipt-no-")
        app.wait("Conseils pour la tension")
        walk.seen("answer")
        app.fill("message-text", "Merci.")
        app.wait("Dans l'exemple, rien ne part.")
        walk.seen("written")
        wanted = {"Joindre des documents", "Envoyer à Dr Aline Fictif (exemple)"}
        assert wanted <= reached(app, wanted)
        app.press("message-join")
        app.wait("Aucun document choisi")
        walk.seen("join")
        assert app.external == []

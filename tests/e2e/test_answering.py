"""A doctor is answered with a model, wants no answer, is blocked; each side sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.certified import Doctor
from tests.e2e.conftest import MODES, Device, Server
from tests.e2e.entering import Sitting, open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.fictitious.photographs import a_landscape, jpeg

Show = Callable[[Device], FletWeb]
NAME = Doctor.name
ASKED = "Où en êtes-vous ?"
QUOTED = f"En réponse à : « {ASKED} »"
MODEL = "Bonjour, j'ai une question sur mon traitement."


@pytest.fixture
def camille(a_device: Callable[[str], Device]) -> Device:
    """Whose home it is; her space is made once the server is there."""
    return a_device("camille")


def asked(own: Device, url: str, mode: str) -> Doctor:
    """Open a conversation with a doctor, who asks something in it."""
    known = ("--server", url, "--passphrase-file", str(own.phrase))
    own.run("init", "--name", "Camille", *known)
    doctor = Doctor.of(own.home.parent, url)
    own.run("sync")
    own.run("messages", "open", doctor.code(), "--subject", "Ma toux")
    own.run("sync")
    doctor.writes(ASKED)
    own.look(mode=mode)
    return doctor


def answered(walk: Sitting) -> None:
    """Answer that message with a model, kept for another time."""
    app = walk.app
    app.go("/messages")
    press_first(app, "thread-")
    app.wait(ASKED, 120)
    press_first(app, "reply-")
    app.wait(QUOTED)
    walk.seen("reply")
    app.press("message-model")
    app.wait("Aucun modèle à vous.")
    walk.seen("models")
    app.press("template-given-3")
    app.wait(QUOTED)
    app.wait("Il reste 4 954 signes.")
    walk.seen("chosen")
    app.press("message-model")
    app.wait("Votre message en cours")
    app.press("template-keep")
    app.wait("Retirer ce modèle")
    walk.seen("kept")
    app.press("templates-back")
    app.wait(f"Envoyer à {NAME}")


def sent(walk: Sitting, photo: Path) -> None:
    """Send it with her profile and a photograph that was never in her documents."""
    app = walk.app
    app.press("message-join")
    app.wait("Joindre mon profil médical")
    app.press("join-profile")
    app.wait("1 document choisi")
    with app.page.expect_file_chooser() as chooser:
        app.press("join-photo")
    assert "image/" in (chooser.value.element.get_attribute("accept") or "")
    chooser.value.set_files(str(photo))
    app.wait("2 documents choisis")
    walk.seen("joined")
    app.press("join-yes")
    app.wait("Ne pas joindre « Profil médical »")
    app.wait(QUOTED)
    walk.seen("whole")
    app.press("message-send")
    app.wait("Envoyé", 120)
    walk.seen("answered")


def blocked(walk: Sitting) -> None:
    """Block them; it is said on the page, then that it has left."""
    app = walk.app
    app.press("thread-about")
    app.wait(f"Bloquer {NAME}")
    app.press("thread-block")
    app.wait("Toutes vos conversations avec lui prennent fin.")
    walk.asked("question")
    app.press("confirm-yes")
    app.wait(f"Vous avez bloqué {NAME}. Tout reste lisible ici.")
    app.wait("Bloqué · Terminé", 120)
    walk.seen("blocked")


@pytest.mark.covers("C-048", "C-049", "C-053")
@pytest.mark.parametrize("mode", MODES)
def test_an_answer_a_silence_and_a_block_are_seen_on_both_sides(
    camille: Device, server: Server, screen_of: Show, size: str, mode: str
) -> None:
    photo = camille.home.parent / "piqure.jpg"
    photo.write_bytes(jpeg(a_landscape(7, (600, 800))))
    doctor = asked(camille, server.start(), mode)
    app = screen_of(camille)
    open_space(app)
    walk = Sitting(app, f"{size}-{mode}-answering")
    answered(walk)
    sent(walk, photo)
    first, last = doctor.reads()
    assert (last["text"], last["about"]) == (MODEL, first["id"])
    assert [one["type"] for one in last["files"]] == ["application/pdf", "image/jpeg"]
    doctor.writes("Le cabinet ferme lundi.", "--ask", "no-reply")
    app.wait(f"{NAME} n'attend pas de réponse à son dernier message.", 120)
    app.wait("Ce message n'attend pas de réponse.")
    walk.seen("silent")
    blocked(walk)
    assert doctor.threads() == 0
    app.press("thread-unblock")
    app.wait("Vous pouvez lui écrire à nouveau.")
    walk.seen("unblocked")
    assert app.external == []

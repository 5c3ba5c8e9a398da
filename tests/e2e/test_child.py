"""Keep a newborn's booklet: birth, first examination, curve, note; read it back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb

Show = Callable[[Device], FletWeb]


@pytest.fixture
def device(a_device: Callable[[str], Device]) -> Device:
    """Return the home of somebody of nine days."""
    home = a_device("child")
    born = (datetime.now(UTC).date() - timedelta(days=9)).isoformat()
    words = ("--name", "Léo", "--birth-date", born)
    home.run("init", *words, "--passphrase-file", str(home.phrase))
    return home


def note_the_birth(app: FletWeb, size: str) -> None:
    """Copy the figures of the birth."""
    app.press("child-naissance")
    app.press("birth-note")
    app.fill("child-birth-weight", "3250")
    app.fill("child-birth-height", "50")
    app.fill("child-birth-head", "34,5")
    app.shot(f"{size}-child-birth-form")
    app.press("child-birth-save")
    app.wait("La naissance est notée.")
    app.shot(f"{size}-child-birth")


def see_the_curve(app: FletWeb, size: str) -> None:
    """Say that he is a boy, and read where he stands."""
    app.go("/sante/enfant/courbes")
    app.wait("1 mesure. La dernière")
    app.press("growth-sex-M")
    app.wait("C'est noté.")
    app.wait("Elle est environ au 42e centile de l'OMS.")
    assert app.faults() == []
    assert app.small() == []
    app.shot(f"{size}-child-growth")
    app.press("growth-twin")
    app.wait("Voir la courbe")
    assert app.faults() == []


@pytest.mark.covers("C-143")
def test_a_booklet_is_kept(device: Device, screen_of: Show, size: str) -> None:
    app = screen_of(device)
    open_space(app, "Léo")
    app.press("nav-health")
    app.wait("1 examen à faire")
    app.press("health-childhood")
    app.wait("Âge : 9 jours")
    assert app.faults() == []
    assert app.small() == []
    app.shot(f"{size}-child")

    note_the_birth(app, size)
    app.go("/sante/enfant/examens/exam-01")
    app.wait("Noter cet examen")
    app.press("exam-note")
    app.fill("child-exam-01-who", "Dre Fictive")
    app.press("child-exam-01-save")
    app.wait("L'examen est noté.")
    app.wait("Dre Fictive")
    assert app.faults() == []
    app.go("/sante/enfant/examens")
    app.wait("Certificats de santé")
    assert app.faults() == []
    app.shot(f"{size}-child-examinations")

    see_the_curve(app, size)
    app.go("/sante/enfant/notes")
    app.press("note-add")
    app.fill("child-note-title", "Premier sourire")
    app.shot(f"{size}-child-note-form")
    app.press("child-note-save")
    app.wait("La note est gardée.")
    app.wait("Premier sourire")
    assert app.faults() == []
    assert app.external == []

"""Read the advice of one's age, why, answer it, take it back; nobody is asked."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from app.domain.age import later
from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb

Show = Callable[[Device], FletWeb]


@pytest.fixture
def device(a_device: Callable[[str], Device]) -> Device:
    """Return the home of somebody of sixty-two."""
    home, today = a_device("prevention"), datetime.now(UTC).date()
    born = later(today, years=-62, days=-40).isoformat()
    words = ("--name", "Camille", "--birth-date", born)
    home.run("init", *words, "--passphrase-file", str(home.phrase))
    return home


@pytest.mark.covers("C-131")
@pytest.mark.covers("C-170")
def test_advice_is_read_understood_and_answered(
    device: Device, screen_of: Show, size: str
) -> None:
    app = screen_of(device)
    open_space(app)
    app.wait("1 conseil est à lire.")

    app.press("nav-health")
    app.press("health-prevention")
    app.wait("Mon bilan prévention")
    assert app.faults() == []
    assert app.small() == []
    app.shot(f"{size}-prevention")
    app.press("tip-checkup-60-65-why")
    app.wait("Règle : checkup-60-65")
    app.wait("âge de 62 ans")
    app.shot(f"{size}-prevention-why")
    app.press("tip-checkup-60-65-done")
    app.wait("Rien à prévoir en ce moment.")
    app.press("tip-checkup-60-65-day")
    year = datetime.now(UTC).year - 1
    app.fill("tip-checkup-60-65-day-text", f"12/{year}")
    app.press("tip-checkup-60-65-day-save")
    app.wait(f"Fait : décembre {year}")
    app.shot(f"{size}-prevention-done")
    app.press("banner-undo")
    app.wait("Fait, date inconnue.")
    app.press("tip-checkup-60-65-again")
    app.wait("Votre réponse est effacée.")
    app.press("tip-checkup-60-65-later")
    app.wait("Remis à plus tard")
    assert app.faults() == []
    assert app.external == []

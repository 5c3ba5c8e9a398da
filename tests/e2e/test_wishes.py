"""The wishes are lived: written step by step, kept, changed, withdrawn, printed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space, seen
from tests.e2e.fletweb import FletWeb
from tests.views.prints import reader

Show = Callable[[Device], FletWeb]


@pytest.fixture
def device(a_device: Callable[[str], Device]) -> Device:
    """Return a home where nothing was said."""
    home = a_device("wishes")
    home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
    return home


def written(app: FletWeb, size: str) -> None:
    """Answer a few questions, leave the others open, read them again, keep them."""
    app.press("wish-directives")
    app.wait("8 questions, une par écran.")
    app.press("wish-write")
    app.wait("Question 1 sur 8")
    seen(app, f"{size}-wish-question")
    app.press("wish-situation-ill")
    app.press("wish-next")
    app.wait("Question 2 sur 8")
    app.fill("wish-matters", "Rester chez moi, avec Rose")
    seen(app, f"{size}-wish-words")
    app.press("wish-next")
    app.press("wish-revive-no")
    for rank in range(4, 9):
        app.press("wish-next")
        app.wait(f"Question {rank} sur 8")
    app.press("wish-next")
    app.wait("Relisez vos réponses")
    seen(app, f"{size}-wish-whole")
    app.press("wish-keep")
    app.wait("C'est gardé et daté.")
    app.wait("En vigueur")
    seen(app, f"{size}-wish-in-force")


@pytest.mark.covers("C-029")
def test_directives_are_written_kept_withdrawn_and_printed(
    device: Device, screen_of: Show, size: str, tmp_path: Path
) -> None:
    app = screen_of(device)
    open_space(app)
    app.press("nav-health")
    app.press("health-wishes")
    app.wait("Vos papiers signés")
    seen(app, f"{size}-wishes")
    written(app, size)
    path = tmp_path / "wishes.pdf"
    with app.page.expect_download() as coming:
        app.press("wish-print")
        app.press("confirm-yes")
    coming.value.save_as(path)
    assert "Rester chez moi, avec Rose" in "".join(reader.words(path.read_bytes()))
    app.press("wish-withdraw")
    app.press("confirm-yes")
    app.wait("C'est retiré. Les versions d'avant restent lisibles.")
    app.wait("Remplacée, gardée")
    seen(app, f"{size}-wish-withdrawn")
    app.press("banner-undo")
    app.wait("C'est annulé.")
    app.wait("En vigueur")
    assert app.external == []

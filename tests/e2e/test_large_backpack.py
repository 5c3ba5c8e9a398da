"""A backpack too large for the memory of a page leaves whole, and is checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.flows.backpack.opening import open_archive
from app.flows.backpack.packing import documents_in
from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.walk import Walk
from tests.fictitious.documents import documents
from views.parts.saving import BROWSER_MAX

OWN = "lampe rivage oignon tambour"


@pytest.mark.covers("C-160")
def test_a_backpack_of_more_than_fifty_megabytes_leaves_and_comes_back(
    a_device: Callable[[str], Device],
    screen_of: Callable[[Device], FletWeb],
    tmp_path: Path,
) -> None:
    device = a_device("first")
    given = next(one for one in documents(7, 40) if one.name.endswith(".jpg"))
    path, kept = tmp_path / given.name, tmp_path / "sac.alveole"
    path.write_bytes(given.content + bytes(BROWSER_MAX))
    words = ("--passphrase-file", str(device.phrase))
    device.run("init", "--name", "Camille", *words)
    device.run("import", str(path))
    app = screen_of(device)
    open_space(app)
    app.go("/sauvegarde")
    app.wait("Faire mon sac à dos")
    app.fill("backpack-secret", OWN)
    app.fill("backpack-again", OWN)
    with app.page.expect_download(timeout=120_000) as leaving:
        app.press("backpack-make")
    assert leaving.value.suggested_filename.startswith("sac-a-dos-")
    leaving.value.save_as(kept)
    app.wait("Votre sac à dos est prêt : 1 document,")
    with kept.open("rb") as source:
        archive = open_archive(source, "passphrase", OWN)
        assert documents_in(archive.entries()) == 1
    app.press("backpack-verify")
    app.wait("Le fichier est lu en entier")
    Walk("one", app, None).give("check-pick", kept)
    app.wait("sac.alveole")
    app.fill("check-phrase", OWN)
    app.press("check-start")
    app.wait("Ce sac à dos est entier : 1 document.")
    assert not any(device.home.glob("*.part"))
    assert app.external == []

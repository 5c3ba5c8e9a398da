"""At the pharmacy: from the list of documents to the code, read by another program."""

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.crypto.jws import verify
from app.domain.prescribed import Verdict
from app.flows.example.ordered import trusted
from tests.e2e.conftest import Device, running
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first

TITLE = "Ordonnance du traitement habituel"
SIDE = 4 / 2.54 * 96
"""Pixels of four centimetres, as the web counts them."""


@pytest.mark.covers("C-014")
@pytest.mark.parametrize("width", [390, 1280])
def test_the_code_is_read_from_the_screen(tmp_path: Path, width: int) -> None:
    device = Device(tmp_path / "home")
    with (
        running(device, "app", "--web", "--no-open", "--demo", "--port", "0") as url,
        FletWeb.launch(url, width=width, height=844) as app,
    ):
        app.wait("Exemple")
        app.go("/recherche")
        app.fill("search-field", TITLE)
        press_first(app, "hit-", TITLE)
        app.wait("Ordonnance lue dans le code")
        app.press("prescription-read")
        app.wait("2 médicaments")
        assert app.faults() == []
        app.shot(f"{width}-prescription")
        app.press("prescription-show")
        app.wait("Code pour la pharmacie")
        app.shot(f"{width}-prescription-code")
        (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(app.settled())))
        assert verify(code.text, trusted()).verdict is Verdict.AUTHENTIC
        corners = code.position
        assert corners.top_right.x - corners.top_left.x >= SIDE
        app.page.keyboard.press("Escape")
        app.wait("2 médicaments")
        assert app.external == []

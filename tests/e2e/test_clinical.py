"""Add a clinical document: its page is read at once, the file inside is drawn."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_only
from tests.e2e.test_first_document import create
from tests.fictitious.clinical import clinical, section, structured, vaccine
from tests.fictitious.documents import documents

Show = Callable[[Device], FletWeb]
TABLE = """
<table><thead><tr><th>Date</th><th>Vaccin</th><th>Lot</th><th>Voie</th><th>Région</th>
<th>Commentaire</th></tr></thead><tbody><tr><td>12/03/2026</td><td>TETAVAX</td>
<td>4456668</td><td>voie intramusculaire</td><td>Épaule gauche</td><td>Rappel</td>
</tr></tbody></table>"""


def a_record(enclosed: bytes) -> bytes:
    """Return a vaccination record that encloses its printed copy."""
    text = base64.b64encode(enclosed).decode()
    value = f'<value mediaType="application/pdf" representation="B64">{text}</value>'
    copy = f"<entry><observationMedia>{value}</observationMedia></entry>"
    said = vaccine("TETAVAX", "20260312", rank="2")
    return clinical(
        structured(
            section("Vaccinations", TABLE, said, code="11369-6"),
            section("Copie du document", "Voir la copie.", copy, code="55108-5"),
        )
    )


@pytest.mark.covers("C-002")
def test_a_clinical_document_is_added_and_read(
    a_device: Callable[[str], Device], screen_of: Show, size: str, tmp_path: Path
) -> None:
    app = screen_of(a_device("clinical"))
    create(app)
    app.press("sheet-later")
    app.wait("Bonjour Camille")
    printed = next(one for one in documents(7, 5, heavy=False) if ".pdf" in one.name)
    path = tmp_path / "vaccins.xml"
    path.write_bytes(a_record(printed.content))
    app.press("home-document")
    app.wait("Choisir des fichiers")
    with app.page.expect_file_chooser() as chooser:
        app.press("add-pick")
    chooser.value.set_files(str(path))
    app.wait("ajouté, rangé dans")

    app.press("add-see")
    app.wait("1 document")
    press_only(app, "document-0")
    app.wait("Ce que ce document contient")
    app.wait("Injection n° 2 · 12 mars 2026")
    app.wait("Épaule gauche")
    assert app.faults() == []
    app.shot(f"{size}-clinical")

    app.press("document-twin")
    app.wait("Revenir au document")
    app.wait("Agrandir")
    assert app.faults() == []
    app.shot(f"{size}-clinical-enclosed")
    app.press("document-twin")
    app.wait("Épaule gauche")

"""A laboratory deposits what it found; the report says who sent it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.fictitious.documents import documents

Show = Callable[[Device], FletWeb]


@pytest.mark.covers("C-032")
def test_a_report_comes_from_a_laboratory_to_who_opened_the_reception(
    a_device: Callable[[str], Device],
    a_server: str,
    screen_of: Show,
    size: str,
    tmp_path: Path,
) -> None:
    own, laboratory = a_device("one"), a_device("laboratory")
    given = next(one for one in documents(7, 5) if one.name.endswith(".pdf"))
    path = tmp_path / "report.pdf"
    path.write_bytes(given.content)
    own.run(
        *("init", "--name", "Camille", "--server", a_server),
        *("--passphrase-file", str(own.phrase)),
    )
    own.run("sync")
    app = screen_of(own)
    open_space(app)
    app.go("/documents/laboratoire")
    app.wait("Vos soignants pourront déposer ici")
    app.press("reception-open")
    app.wait("La réception est ouverte pour Camille")
    assert app.faults() == []
    app.shot(f"{size}-reception-open")
    (text,) = set(re.findall(r"ALV1D:[\w-]+", app.text()))
    (told,) = laboratory.run(
        *("lab-laboratory", str(path), "--to", text, "--title", "Bilan sanguin"),
        *("--folder", str(tmp_path / "lab"), "--operator", str(tmp_path / "data")),
    )
    assert told["seq"]
    app.press("nav-documents")
    app.wait("Bilan sanguin")
    app.wait("Laboratoire fictif des Tilleuls")
    assert app.faults() == []
    app.shot(f"{size}-reception-came")
    assert app.external == []

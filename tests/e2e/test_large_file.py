"""A large file is handed over by the browser, and the page lives on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Device
from tests.e2e.fletweb import FletWeb
from tests.e2e.test_first_document import create
from tests.e2e.walk import Walk
from tests.fictitious.documents import documents

LARGE = 20 << 20
"""Bytes; a web socket refuses 16 MB when nobody says otherwise."""


@pytest.mark.covers("C-003")
def test_a_file_of_twenty_megabytes_is_added(
    a_device: Callable[[str], Device],
    screen_of: Callable[[Device], FletWeb],
    tmp_path: Path,
) -> None:
    app = screen_of(a_device("first"))
    create(app)
    app.press("sheet-later")
    app.wait("Ajouter un document")
    given = next(one for one in documents(7, 40) if one.name.endswith(".jpg"))
    path = tmp_path / given.name
    path.write_bytes(given.content + bytes(LARGE))
    app.press("home-document")
    app.wait("Choisir des fichiers")
    Walk("one", app, None).give("add-pick", path)
    app.wait("ajouté")
    app.press("add-open-0")
    app.wait("Ranger ce document")

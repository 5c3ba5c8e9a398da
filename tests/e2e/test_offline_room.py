"""What the server holds may leave a device, says so, and comes back when opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import PHRASE, Device
from tests.e2e.fletweb import FletWeb
from tests.fictitious.documents import documents

Show = Callable[[Device], FletWeb]


def is_kept(home: Path, size: int) -> bool:
    """Say whether a file of that size lies sealed in a home, its thumbnail apart."""
    return any(weight(one) > size for one in (home / "blobs").rglob("*"))


def weight(file: Path) -> int:
    """Return the bytes of a file, none once it took the name it is kept under."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


@pytest.mark.covers("C-023")
def test_room_is_made_and_a_document_comes_back(
    a_device: Callable[[str], Device],
    a_server: str,
    screen_of: Show,
    size: str,
    tmp_path: Path,
) -> None:
    device = a_device("one")
    given = [one for one in documents(7, 10, heavy=False) if one.name.endswith(".jpg")]
    path = tmp_path / given[0].name
    path.write_bytes(given[0].content)
    device.run(
        *("init", "--name", "Camille", "--server", a_server),
        *("--passphrase-file", str(device.phrase)),
    )
    (kept,) = device.run("import", str(path))
    device.run("sync")

    app = screen_of(device)
    app.wait("Ouvrir mon espace")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.wait("À jour sur cet appareil")
    app.go("/documents/place")
    app.wait("Ce qui peut partir")
    assert app.faults() == []
    app.shot(f"{size}-room")
    heavy = len(given[0].content)
    assert is_kept(device.home, heavy)
    app.press("offline-all")
    app.press("confirm-yes")
    app.wait("Le serveur garde tout.")
    assert not is_kept(device.home, heavy)
    app.press("nav-documents")
    app.wait("Sur le serveur")
    app.shot(f"{size}-away")
    app.press(f"document-{kept['id']}")
    app.wait("Agrandir")
    assert is_kept(device.home, heavy)
    assert app.faults() == []
    assert app.external == []

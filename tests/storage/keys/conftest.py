"""A home with its ways in, and a private key store of the system."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.keys.fakes import MemoryStore
from tests.storage.keys.rig import Rig
from tests.storage.keys.service import secret_service


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    """Return a new home with a key store that can be trusted."""
    rig = Rig(tmp_path / "home", MemoryStore())
    rig.keys().create(rig.lmk, rig.device)
    return rig


@pytest.fixture(scope="session")
def a_secret_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a private bus with an unlocked Secret Service."""
    with secret_service(tmp_path_factory.mktemp("session")) as address:
        yield address

"""A space that recordings are taken to."""

import pytest

from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.flows.devices.conftest import Home, a_home
from tests.storage.samples import PulseSpy


@pytest.fixture
def home() -> Home:
    """Return the space of somebody of 71 kg."""
    pulse = PulseSpy()
    home = a_home(MemoryVault(Memory(), pulse), pulse)
    home.measures.add("body-weight", ["71"], at="2026-11-20")
    return home

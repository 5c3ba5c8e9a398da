"""A bus of our own for who speaks to the desktop."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bus import private_bus


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a bus nobody else is on, and have it be the session's."""
    if sys.platform != "linux" or not shutil.which("dbus-daemon"):
        pytest.skip("needs Linux and dbus-daemon (package dbus)")
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield

"""A private Secret Service, on a bus and in a folder of its own."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def secret_service(place: Path) -> Iterator[str]:
    """Give the address of a private bus with an unlocked Secret Service."""
    if not (shutil.which("dbus-daemon") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("no dbus-daemon or gnome-keyring-daemon on this machine")
    line = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as bus:  # noqa: S603
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        try:
            with _keeper(place, address):
                yield address
        finally:
            bus.terminate()


@contextmanager
def _keeper(place: Path, address: str) -> Iterator[None]:
    """Run the Secret Service of that bus, unlocked, in a folder of its own."""
    env = {
        **os.environ,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "HOME": str(place),
        "XDG_DATA_HOME": str(place / "share"),
        "XDG_RUNTIME_DIR": str(place),
    }
    line = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603
        line, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, env=env
    ) as daemon:
        assert daemon.stdin is not None
        daemon.stdin.write(b"test-only")
        daemon.stdin.close()
        try:
            _wait_for(place / "keyring" / "control", daemon)
            yield
        finally:
            daemon.terminate()


def _wait_for(path: Path, daemon: "subprocess.Popen[bytes]") -> None:
    """Wait until the daemon says it is ready, as long as it lives."""
    while not path.exists():
        if daemon.poll() is not None:
            pytest.fail("gnome-keyring-daemon did not start")
        time.sleep(0.05)

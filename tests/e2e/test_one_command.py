"""`make run`, the one command of the README, opens the app in the browser."""

import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from typing import Final
from urllib.parse import urlparse

import pytest

from tests.e2e.conftest import LEAVES, SHOWN, SIZES, TREE, Device
from tests.e2e.fletweb import FletWeb

RUN: Final = ("make", "--no-print-directory", "run", "ARGS=--web --no-open --port 0")
ONLY: Final = ".venv/bin/alveole app --web --no-open --port 0"
"""All that is left to do where the environment is made, as `make test` makes it."""


def around(home: Path) -> dict[str, str]:
    """Return what the command sees: a home of its own, no other `make` around it."""
    kept = {
        key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ
    }
    return {**kept, "ALVEOLE_HOME": str(home), "TZ": "UTC"}


def stopped(process: "subprocess.Popen[str]") -> None:
    """End it as Ctrl-C does, with all it started; what would not end is killed."""
    os.killpg(process.pid, signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(LEAVES)
        return
    os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def made() -> None:
    """Skip where `make` would first make the environment: that takes a network."""
    if not which(RUN[0]):
        pytest.skip("no make: apt-get install make")
    done = subprocess.run(  # noqa: S603 - our own Makefile
        [RUN[0], "-n", *RUN[1:]],
        cwd=TREE,
        env=around(TREE),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stdout.splitlines() != [ONLY]:
        pytest.skip("no environment: make prepare")


@contextmanager
def the_command(home: Path) -> Iterator[str]:
    """Run it; give the address it prints."""
    with subprocess.Popen(  # noqa: S603 - our own Makefile
        RUN,
        cwd=TREE,
        stdout=subprocess.PIPE,
        text=True,
        env=around(home),
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            yield next(one[0] for x in lines if (one := re.search(r"http://\S+", x)))
        finally:
            stopped(process)


@pytest.mark.covers("C-173")
@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("size", SHOWN)
def test_one_command_opens_the_app_in_the_browser(
    a_device: Callable[[str], Device], size: str
) -> None:
    width, height = SIZES[size]
    home = a_device("new").home
    with (
        the_command(home) as url,
        FletWeb.launch(url, width=width, height=height) as app,
    ):
        assert urlparse(url).hostname == "127.0.0.1"
        app.wait("Bienvenue")
        app.press("welcome-begin")
        app.wait("Votre prénom")
        assert app.faults() == []
        assert app.external == []

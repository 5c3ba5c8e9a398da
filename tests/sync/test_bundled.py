"""The bundled server is a child that starts, says where, and ends with us."""

import os
import subprocess
import sys
import time

import pytest

from app.domain.errors import Unreachable
from sync.bundled import BundledServer, end_with_parent

READY = "print('Le serveur est prêt : http://127.0.0.1:8460', flush=True);"
WAITING = READY + "import sys; sys.stdin.read()"


def test_it_says_where_it_serves_and_ends() -> None:
    server = BundledServer([sys.executable, "-c", WAITING])
    server.start()
    assert server.address() == server.address() == "http://127.0.0.1:8460"
    child = server._child
    assert child is not None
    assert child.poll() is None
    server.stop()
    assert child.poll() is not None


def test_one_that_says_nothing_is_told_as_unreachable() -> None:
    server = BundledServer([sys.executable, "-c", "pass"])
    server.start()
    with pytest.raises(Unreachable, match=r"server\.silent"):
        server.address()


def test_stopping_what_never_started_is_harmless() -> None:
    BundledServer([]).stop()


def child_of(server: BundledServer) -> subprocess.Popen[str] | None:
    """Return the program under *server*, if it runs."""
    return server._child


def test_it_starts_a_little_later_by_itself() -> None:
    server = BundledServer([sys.executable, "-c", WAITING])
    server.start_in(0.05)
    while not child_of(server):
        time.sleep(0.02)
    server.stop()


def test_whoever_asks_first_does_not_wait_for_later() -> None:
    server = BundledServer([sys.executable, "-c", WAITING])
    server.start_in(600)
    assert child_of(server) is None
    assert server.address() == "http://127.0.0.1:8460"
    child = server._child
    server.start()
    assert server._child is child
    server.stop()


def test_once_stopped_it_never_starts() -> None:
    server = BundledServer([sys.executable, "-c", WAITING])
    server.stop()
    server.start()
    assert server._child is None


CHILD = """
import os, sys, time
from sync.bundled import end_with_parent
end_with_parent(os.environ)
print("http://127.0.0.1:8460", flush=True)
time.sleep(60)
"""


def test_it_ends_when_its_parent_is_gone() -> None:
    server = BundledServer([sys.executable, "-c", CHILD])
    server.start()
    server.address()
    child = server._child
    assert child is not None
    assert child.stdin is not None
    child.stdin.close()
    assert child.wait(60) == -15
    server.stop()


def test_a_server_started_by_hand_does_not_watch_its_input() -> None:
    assert "ALVEOLE_BUNDLED" not in os.environ
    end_with_parent(os.environ)

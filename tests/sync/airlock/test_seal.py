"""What a process has given up stays given up."""

import subprocess
import sys
from pathlib import Path

import pytest

TREE = Path(__file__).parents[3]
REPORT = """
import os, sys
from sync.airlock import seal
told = {{**seal.{first}(), **seal.{second}(), **seal.observed()}}
os.write(1, repr(told).encode())
"""


def said(program: str) -> str:
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-B", "-c", program], capture_output=True, cwd=TREE, check=True
    )
    return done.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_a_sealed_process_opens_nothing() -> None:
    told = said(REPORT.format(first="seal_process", second="seal_reading"))
    for name in ("files", "sockets"):
        assert f"'{name}': 'refused'" in told


@pytest.mark.skipif(sys.platform != "linux", reason="known to hold on Linux")
def test_on_linux_the_rest_holds_too() -> None:
    told = said(REPORT.format(first="seal_process", second="seal_reading"))
    for name in ("memory", "processes"):
        assert f"'{name}': 'refused'" in told
    assert "'calls': 'listed'" in told


def test_an_open_process_is_seen_as_open() -> None:
    told = said(REPORT.format(first="observed", second="observed"))
    assert told.count("'possible'") == 4

"""Whatever program it becomes: no network, no other process, nothing written."""

import subprocess
import sys
from pathlib import Path

import pytest

from sync.airlock.recognition.launcher import UNSEALED

ROOT = Path(__file__).resolve().parents[4]
LAUNCHER = (sys.executable, "-sEB", "-m", "sync.airlock.recognition.launcher")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="sealed on Linux only")
PYTHON = str(Path(sys.executable).resolve())

TRIES = {
    "network": "import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "local": "import socket; socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)",
    "process": "import os; os.fork()",
    "program": "import subprocess; subprocess.run(['/bin/true'], check=True)",
    "write": "open({place!r}, 'w')",
    "append": "open({place!r}, 'a')",
    "remove": "import os; os.remove({kept!r})",
    "rename": "import os; os.rename({kept!r}, {place!r})",
    "folder": "import os; os.mkdir({place!r})",
    "kill": "import os; os.kill(os.getppid(), 0)",
    "memory": "bytearray(2 << 30)",
}


def run(code: str, *, sealed: bool) -> int:
    launcher = LAUNCHER if sealed else ()
    command = (*launcher, PYTHON, "-sEB", "-c", code)
    done = subprocess.run(  # noqa: S603 - our own words
        command, cwd=ROOT, env={}, capture_output=True, timeout=60, check=False
    )
    return done.returncode


@LINUX
@pytest.mark.covers("C-172")
@pytest.mark.parametrize("attempt", TRIES)
def test_what_must_be_impossible_is(attempt: str, tmp_path: Path) -> None:
    """The same program does it when nothing seals it: the trial is a real one."""
    kept, place = tmp_path / "kept", tmp_path / "place"
    kept.write_bytes(b"kept")
    code = TRIES[attempt].format(place=str(place), kept=str(kept))
    assert run(code, sealed=True) not in (0, UNSEALED)
    assert kept.read_bytes() == b"kept"
    assert not place.exists()
    assert run(code, sealed=False) == 0


@LINUX
def test_what_it_needs_is_possible(tmp_path: Path) -> None:
    place = tmp_path / "words"
    place.write_text("lu")
    assert run(f"assert open({str(place)!r}).read() == 'lu'", sealed=True) == 0


@LINUX
def test_nothing_of_our_environment_is_handed_on() -> None:
    code = "import os; assert set(os.environ) <= {'OMP_THREAD_LIMIT', 'LC_CTYPE'}"
    assert run(code, sealed=True) == 0

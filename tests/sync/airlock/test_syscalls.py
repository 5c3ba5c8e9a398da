"""Only the listed system calls pass."""

import platform
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from sync.airlock.syscalls import _ALLOWED, _MACHINES, _filter

TREE = Path(__file__).parents[3]
ALLOW, REFUSE = 0x7FFF0000, 0x00050001
TRY = """
import os
from sync.airlock import syscalls
{narrow}
try:
    os.{call}
except PermissionError:
    os.write(1, b"refused")
else:
    os.write(1, b"possible")
"""


def verdict(code: bytes, *, machine: int, call: int) -> int:
    """Run a filter by hand, as the kernel would."""
    lines = list(struct.iter_unpack("=HBBI", code))
    held, at = 0, 0
    while True:
        what, yes, no, value = lines[at]
        at += 1
        if what == 0x20:
            held = machine if value else call
        elif what == 0x15:
            at += yes if held == value else no
        else:
            return int(value)


@pytest.mark.parametrize("name", _MACHINES)
def test_the_list_is_the_whole_list(name: str) -> None:
    machine, allowed = _MACHINES[name], _ALLOWED[name]
    code = _filter(machine, allowed)
    passed = [
        call
        for call in range(500)
        if verdict(code, machine=machine, call=call) == ALLOW
    ]
    assert passed == sorted(allowed)
    assert verdict(code, machine=machine + 1, call=allowed[0]) == REFUSE


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in _MACHINES,
    reason="no list of calls for this machine",
)
@pytest.mark.parametrize("call", ["fork()", "kill(os.getppid(), 0)", "stat('/')"])
@pytest.mark.parametrize(
    ("narrow", "told"), [("syscalls.narrow()", b"refused"), ("", b"possible")]
)
def test_a_call_out_of_the_list_is_refused(call: str, narrow: str, told: bytes) -> None:
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-B", "-c", TRY.format(narrow=narrow, call=call)],
        capture_output=True,
        cwd=TREE,
        check=True,
    )
    assert set(re.findall(rb"refused|possible", done.stdout)) == {told}

"""Only the listed system calls pass."""

import platform
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from sync.airlock.syscalls import _ALLOWED, _CLONE, _MACHINES, _OPEN, _filter

TREE = Path(__file__).parents[3]
ALLOW, REFUSE, ABSENT = 0x7FFF0000, 0x00050001, 0x00050026
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


def verdict(code: bytes, *, machine: int, call: int, asked: int = 0) -> int:
    """Run a filter by hand, as the kernel would."""
    lines = list(struct.iter_unpack("=HBBI", code))
    held, at = 0, 0
    while True:
        what, yes, no, value = lines[at]
        at += 1
        if what == 0x20:
            held = {0: call, 4: machine, 16: asked, 32: asked}[value]
        elif what == 0x45:
            at += yes if held & value else no
        elif what == 0x15:
            at += yes if held == value else no
        else:
            return int(value)


@pytest.mark.parametrize("name", _MACHINES)
def test_the_list_is_the_whole_list(name: str) -> None:
    machine, allowed = _MACHINES[name], _ALLOWED[name]
    code = _filter(machine, _CLONE[name], allowed)
    passed = [
        call
        for call in range(500)
        if verdict(code, machine=machine, call=call) == ALLOW
    ]
    assert passed == sorted(allowed)
    assert verdict(code, machine=machine + 1, call=allowed[0]) == REFUSE


@pytest.mark.parametrize("name", _MACHINES)
def test_a_thread_may_begin_and_a_process_may_not(name: str) -> None:
    machine, clone = _MACHINES[name], _CLONE[name]
    code = _filter(machine, clone, _ALLOWED[name])
    for flags, told in ((0x3D0F00, ALLOW), (0x01200011, REFUSE), (0x4100, REFUSE)):
        assert verdict(code, machine=machine, call=clone, asked=flags) == told
    assert verdict(code, machine=machine, call=435, asked=0x3D0F00) == ABSENT


@pytest.mark.parametrize("name", _MACHINES)
@pytest.mark.parametrize(
    ("flags", "told"),
    [(0, ALLOW), (0o2000000, ALLOW), *((1 << bit, REFUSE) for bit in (0, 1, 6, 9, 10))],
)
def test_a_program_opens_files_to_read_them_only(
    name: str, flags: int, told: int
) -> None:
    machine, opening = _MACHINES[name], _OPEN[name]
    code = _filter(machine, _CLONE[name], _ALLOWED[name], opening=opening)
    assert verdict(code, machine=machine, call=opening, asked=flags) == told
    sealed = _filter(machine, _CLONE[name], _ALLOWED[name])
    assert verdict(sealed, machine=machine, call=opening, asked=flags) == REFUSE


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

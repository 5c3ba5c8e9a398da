"""The memory of processes is that of those at work, and of nothing before them."""

import multiprocessing
import subprocess
import sys
import time
from subprocess import Popen

from bench.memory import Memory, descendants, watched

HEAVY = "held = bytearray(400 << 20)"
"""A child far above what is weighed after it."""
WAITS = "input()"


def run(program: str) -> "Popen[bytes]":
    """Start a Python of its own."""
    return Popen([sys.executable, "-c", program], stdin=-1)  # noqa: S603 - ours


def weighed(memory: Memory) -> float:
    """Wait until a child was weighed."""
    over = time.monotonic() + 60
    while not memory.worker and time.monotonic() < over:
        time.sleep(0.05)
    return memory.worker


def test_a_child_is_weighed_once_it_runs_its_own_program() -> None:
    copy = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
    with watched() as memory:
        copy.start()
        time.sleep(0.1)
    assert str(copy.pid) in descendants()
    copy.kill()
    copy.join()
    assert memory.worker == 0
    with watched() as memory, run(WAITS) as own:
        assert weighed(memory) > 0
        own.kill()


def test_a_child_that_ended_before_weighs_nothing() -> None:
    subprocess.run([sys.executable, "-c", HEAVY], check=True)  # noqa: S603 - ours
    with watched() as memory, run(WAITS) as own:
        assert 0 < weighed(memory) < 400
        own.kill()


def test_a_child_that_ran_before_is_none_of_the_work() -> None:
    with run(f"{HEAVY}\n{WAITS}") as other, watched() as memory:
        with run(WAITS) as own:
            assert 0 < weighed(memory) < 400
            own.kill()
        assert str(other.pid) in descendants()
        other.kill()

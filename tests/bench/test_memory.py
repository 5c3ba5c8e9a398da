"""The memory of processes is that of those at work, and of nothing before them."""

import multiprocessing
import subprocess
import sys
import time

from bench.memory import descendants, watched

HEAVY = "held = bytearray(400 << 20)"
"""A child far above what is weighed after it."""


def test_a_child_is_weighed_once_it_runs_its_own_program() -> None:
    copy = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
    copy.start()
    with watched() as memory:
        time.sleep(0.1)
    assert str(copy.pid) in descendants()
    copy.kill()
    copy.join()
    assert memory.worker == 0
    with (
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as own,
        watched() as memory,
    ):
        over = time.monotonic() + 20
        while not memory.worker and time.monotonic() < over:
            time.sleep(0.05)
        own.kill()
    assert memory.worker > 0


def test_a_child_that_ended_before_weighs_nothing() -> None:
    subprocess.run([sys.executable, "-c", HEAVY], check=True)  # noqa: S603 - ours
    with (
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as own,
        watched() as memory,
    ):
        over = time.monotonic() + 20
        while not memory.worker and time.monotonic() < over:
            time.sleep(0.05)
        own.kill()
    assert 0 < memory.worker < 400

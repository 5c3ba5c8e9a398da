"""The benches of large studies, of many documents and of long ones run when short."""

import multiprocessing
import subprocess
import sys
import time

import pytest

from bench import large, reading


@pytest.mark.timeout(180)
@pytest.mark.covers("C-023")
def test_the_bench_of_large_studies_runs() -> None:
    found = {goal.name: goal for goal in large.goals(quick=True)}
    assert list(found) == [
        "large.growth_in",
        "large.growth_seen",
        "large.worker",
        "large.first_image",
    ]
    assert 0 < found["large.worker"].value < large.WORKER_MAX


def test_a_child_is_weighed_once_it_runs_its_own_program() -> None:
    copy = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
    copy.start()
    with large.watched() as memory:
        time.sleep(0.1)
    assert str(copy.pid) in large.descendants()
    copy.kill()
    copy.join()
    assert memory.worker == 0
    with (
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as own,
        large.watched() as memory,
    ):
        over = time.monotonic() + 20
        while not memory.worker and time.monotonic() < over:
            time.sleep(0.05)
        own.kill()
    assert memory.worker > 0


@pytest.mark.timeout(180)
def test_the_bench_of_reading_runs() -> None:
    found = [goal.name for goal in reading.goals(quick=True)]
    assert found == ["reading.import", "reading.files_a_second", "reading.first_page"]

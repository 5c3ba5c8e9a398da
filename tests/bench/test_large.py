"""The benches of large studies, of many documents and of long ones run when short."""

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


@pytest.mark.timeout(180)
def test_the_bench_of_reading_runs() -> None:
    found = [goal.name for goal in reading.goals(quick=True)]
    assert found == ["reading.import", "reading.files_a_second", "reading.first_page"]

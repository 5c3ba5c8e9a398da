"""The bench of medical images runs on a short exam."""

import pytest

from bench import imaging


@pytest.mark.timeout(120)
def test_the_bench_of_images_runs() -> None:
    found = [goal.name for goal in imaging.goals(quick=True)]
    assert found == ["imaging.first_image", "imaging.next_image"]

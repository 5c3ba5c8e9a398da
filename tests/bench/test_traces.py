"""The bench of traces runs in short, and meets the limits it prints."""

import pytest

from bench import traces


@pytest.mark.timeout(120)
def test_the_bench_of_traces_runs() -> None:
    found = list(traces.goals(quick=True))
    assert {goal.goal for goal in found} == {"P40", "P41", "P45", "P46", "P47"}
    kept = {goal.name: goal for goal in found if goal.goal == "P46"}
    assert all(goal.met for goal in kept.values())

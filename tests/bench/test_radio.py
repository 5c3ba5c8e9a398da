"""The bench of the radio runs in short, and loses nothing."""

from bench import devices, radio


def test_the_bench_of_the_radio_runs() -> None:
    found = {goal.name: goal for goal in radio.goals(quick=True)}
    assert {goal.goal for goal in found.values()} == {"P43", "P44"}
    assert found["devices.radio_lost"].value == 0
    assert found["devices.cut_lost_or_doubled"].value == 0
    assert found["devices.cut_reconnections"].value == 1
    assert "radio" in devices.PARTS

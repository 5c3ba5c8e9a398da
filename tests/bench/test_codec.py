"""The bench of packets runs in short, over every sort of them."""

from bench import codec, devices


def test_the_bench_of_packets_runs() -> None:
    found = list(codec.goals(quick=True))
    assert {goal.goal for goal in found} == {"P42"}
    assert [goal.name for goal in found][-1] == "devices.decode_slowest"
    assert all(goal.value > 0 and goal.better == "higher" for goal in found)


def test_it_is_one_part_of_the_bench_of_devices() -> None:
    assert "codec" in devices.PARTS

"""The bench of ninety days keeps every reading once, and counts what it says."""

import pytest

from bench import backlog


def test_a_short_backlog_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlog, "HALF", 40)
    found = {goal.name: goal.value for goal in backlog.goals(quick=True)}
    assert found["devices.new_again"] == 0
    assert found.keys() >= {"devices.kept", "devices.kept_again", "devices.kept_ratio"}

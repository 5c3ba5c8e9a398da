"""The bench of measures runs in short: what tiles ask, a glance at a sensor."""

from pathlib import Path

import pytest

from bench import measures
from tests.fictitious.life import a_life


@pytest.mark.timeout(120)
def test_what_tiles_ask_is_measured(tmp_path: Path) -> None:
    bare, worn = tmp_path / "bare", tmp_path / "worn"
    for home in (bare, worn):
        a_life(home, documents=2, years=1)
    measures.wear(worn, 2000)
    found = list(measures.asked(bare, worn, 2000, 1))
    assert [goal.name for goal in found] == [
        *("measures.tiles_asked", "measures.sensor_asked")
    ]
    assert found[1].met

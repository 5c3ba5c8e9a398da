"""A week with two devices, on a home small enough for every night."""

from pathlib import Path

import pytest

from tests.e2e.conftest import ALL, Server
from tests.e2e.patient import shared
from tests.e2e.walk import LONG
from tests.e2e.week import DAYS, NOWHERE, Rig, live
from tests.fictitious.life import a_life

DOCUMENTS = 300
WAITS = ("arrives", "all of it", "backpack", "open", "come in", "add", "scroll")
"""Steps that say they work, or are made of many."""


@pytest.mark.skipif(not ALL, reason="minutes long: make e2e")
@pytest.mark.timeout(1800)
@pytest.mark.covers("C-150")
@pytest.mark.covers("C-174")
def test_a_week_is_lived_on_two_devices(tmp_path: Path) -> None:
    a_life(tmp_path / "one", documents=DOCUMENTS, years=3, server=NOWHERE)
    lived = live(Rig(tmp_path, None), Server(tmp_path))
    told = "\n".join(lived.lines())
    assert len(lived.days) == len(DAYS), told
    assert len(lived.steps) > 40, told
    silent = [one for one in lived.steps if not any(w in one.words for w in WAITS)]
    typical = sorted(one.seconds for one in silent)[len(silent) // 2]
    assert shared() or typical < LONG, told

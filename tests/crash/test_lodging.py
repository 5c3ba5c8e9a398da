"""Struck at any step, what others entrust is whole or gone, and never in clear."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tally
from tests.crash.lodger import CANARY, DONE, STRUCK
from tests.crash.striking import BROKEN, FULL, KILL

pytestmark = [pytest.mark.crash, pytest.mark.covers("C-028", "C-150")]
TREE = Path(__file__).parents[2]
WHOLE = {"titles": ["Lettre", CANARY], "files": [True, True], "sealed": 2}
NOTHING: dict[str, object] = {"titles": [], "files": [], "sealed": 0}


def survey(home: Path, act: str, sort: str) -> Iterator[dict[str, Any]]:
    """Give what was found after a strike at each step, the last one unharmed."""
    line = (sys.executable, "-m", "tests.crash.lodger", str(home), act, sort)
    done = subprocess.run(  # noqa: S603
        line, cwd=TREE, capture_output=True, text=True, check=True, timeout=300
    )
    found = [json.loads(one) for one in done.stdout.splitlines() if one[:1] == "{"]
    assert [one["code"] for one in found[-1:]] == [DONE]
    for one in found:
        assert one["code"] in (DONE, -9 if sort == KILL else STRUCK)
        assert (one["findings"], one["clear"], one["alerts"]) == ([], 0, [])
    yield from found


@pytest.mark.parametrize("sort", [KILL, FULL, BROKEN])
def test_what_comes_in_is_whole_or_comes_again(
    tmp_path: Path, sort: str, tally: Tally
) -> None:
    points = list(survey(tmp_path / "home", "comes", sort))
    for point in points:
        assert point["at_once"]["titles"] in ([], WHOLE["titles"])
        assert point["after"] == WHOLE
    assert len(points) > 50
    tally(f"strikes ({sort}) while something entrusted comes in", len(points))


@pytest.mark.parametrize("act", ["leaves", "ends"])
@pytest.mark.parametrize("sort", [KILL, FULL])
def test_left_or_past_its_last_day_it_is_gone_at_the_next_opening(
    tmp_path: Path, sort: str, act: str, tally: Tally
) -> None:
    points = list(survey(tmp_path / "home", act, sort))
    for point in points:
        assert point["tidied"] == point["after"] == NOTHING
    assert points[0]["at_once"]["titles"] == WHOLE["titles"]
    tally(f"strikes ({sort}) while what was entrusted {act}", len(points))

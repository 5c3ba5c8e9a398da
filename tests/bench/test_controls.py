"""Each bench must see its planted fault; each line has the shape that is promised."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import flet as ft
import pytest

from bench import pairs
from bench.__main__ import line
from bench.lists import alive
from bench.pairs import Goal, compared, limited
from bench.screen import watched
from bench.startup import heavy
from bench.store import plan
from bench.store_rig import Stores
from tests.machine import commit, heading, machine
from tests.screens.fletunit import FletUnit, drawing
from views.parts.tid import tid

SHAPE = {
    *("goal", "name", "value", "unit", "better", "limit", "ok", "ours", "reference"),
    *("pairs", "p25", "p75", "work", "seed"),
}


def spin(seconds: float) -> None:
    """Work without sleeping, as a slow handler does."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], Goal]:
    """Return how work and the same work with more seconds compare, on a still clock."""
    monkeypatch.setattr(pairs, "seconds", lambda work: work())

    def compare(extra: float) -> Goal:
        told = {"goal": "P00", "name": "same", "limit": 1.7, "work": "", "count": 5}
        reference = ("the same", lambda: 0.005)
        return pairs.ratio(ours=lambda: 0.005 + extra, reference=reference, **told)  # type: ignore[arg-type]

    return compare


def test_equal_work_meets_its_goal(measured: Callable[[float], Goal]) -> None:
    assert measured(0).met


def test_twenty_milliseconds_more_are_seen(measured: Callable[[float], Goal]) -> None:
    assert not measured(0.02).met


def test_a_limit_binds_and_a_target_only_tells() -> None:
    for binding, told in ((True, False), (False, None)):
        late = limited(
            "P00", "late", [2, 3], unit="s", limit=1, work="", binding=binding
        )
        assert line(late, {}, slack=1)["ok"] is told


def test_twice_the_limit_is_forgiven_when_quick() -> None:
    late = limited("P00", "late", [1.5], unit="s", limit=1, work="")
    assert line(late, {}, slack=2)["ok"] is True


def test_more_is_better_where_it_is_said() -> None:
    slow = limited("P00", "rate", [40], unit="/s", limit=50, work="", better="higher")
    assert line(slow, {}, slack=1)["ok"] is False


def test_a_line_has_the_shape_promised() -> None:
    goal = compared("P00", "x", ([2.0], [1.0]), reference="y", limit=1, work="z")
    found = line(goal, {"machine": machine(), "commit": commit()[0]}, slack=1)
    assert found.keys() >= SHAPE
    assert (found["value"], found["pairs"], found["ok"]) == (2.0, 1, False)


def test_a_heading_names_commit_and_cores() -> None:
    said = heading("ten worlds")
    assert said.startswith("# ten worlds; commit ")
    assert " cores, " in said


@pytest.mark.anyio
async def test_a_loop_that_stands_still_is_seen() -> None:
    async with watched() as lag:
        await asyncio.sleep(0.01)
        spin(0.08)
        await asyncio.sleep(0.01)
    assert lag.longest > 0.06


def test_a_query_without_index_is_seen(tmp_path: Path) -> None:
    stores = Stores(tmp_path)
    steps = plan(stores, "SELECT body FROM entry WHERE updated > ?")
    stores.close()
    assert any(step.startswith("SCAN entry") for step in steps)


def test_a_heavy_module_is_seen() -> None:
    log = "import time: 1 | 2 | views.shell\nimport time: 9 | 9 |   httpx\n"
    assert heavy(log) == ["httpx"]
    with pytest.raises(OSError, match="empty"):
        heavy("")


@pytest.mark.anyio
async def test_every_row_alive_is_counted() -> None:
    def page() -> ft.Control:
        return ft.Column([tid(f"document-{n:032x}", ft.Text("x")) for n in range(201)])

    async with FletUnit(drawing(page)) as ui:
        assert alive(ui) == 201

"""The benches of the record run on a small life, and say what they counted."""

from pathlib import Path

import pytest

from bench import search, store
from bench.lived import opened
from tests.fictitious.life import a_life


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of a short life."""
    home = tmp_path_factory.mktemp("life") / "home"
    assert a_life(home, documents=120, years=1)["measures"] > 1000
    return home


@pytest.mark.timeout(120)
def test_the_bench_of_the_store_runs() -> None:
    goals = {goal.goal for goal in store.goals(quick=True)}
    assert goals == {f"P0{number}" for number in range(1, 10)}


@pytest.mark.timeout(120)
def test_the_bench_of_search_runs(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFE", str(small))
    found = list(search.goals(quick=True))
    assert {goal.goal for goal in found} == {"P20", "P25"}
    assert all(goal.pairs for goal in found)


def test_a_life_is_whole(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFE", str(small))
    with opened(0) as starters:
        house = starters.door.open()
        assert sum(house.documents.counts().values()) == 120
        newest = house.documents.list(limit=2)[1]
        assert house.documents.original(newest.id).startswith(b"%PDF")
        assert house.documents.text(newest.id)
        assert len(house.search.find("JM00042")) == 1
        assert house.measures.last("blood-pressure")
        assert house.measures.last("bmi")

"""Tables are told one after the other; a trace is given little by little."""

import pytest

from app.domain.errors import Refused
from app.domain.harvest import Strand
from app.gates.tables import Tables
from app.imports.health_connect.telling import Telling
from tests.fictitious.health_connect import Rows, instant, tables

BREATHS: Rows = {
    "respiratory_rate_record_table": [instant(rank, rate=14.0) for rank in range(5)]
}


def test_points_are_given_once_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.domain.torrent.POINTS_MAX", 2)
    found = list(Telling(Tables(tables(BREATHS))).told())
    assert [len(one.points) for one in found if isinstance(one, Strand)] == [2, 2, 1]


def test_too_many_sources_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.domain.torrent.RUNS_MAX", 0)
    with pytest.raises(Refused, match=r"import\.too_large"):
        list(Telling(Tables(tables(BREATHS))).told())


def test_an_empty_base_gives_nothing() -> None:
    assert list(Telling(Tables(tables({}))).told()) == []

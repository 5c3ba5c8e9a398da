"""A source of glucose is a sensor or a meter once it has said enough."""

import pytest

from app.domain.errors import Refused
from app.imports.apple_health import sugar
from app.imports.apple_health.records import Said
from app.imports.apple_health.sugar import Sugars


def said(minute: int, source: str = "Capteur") -> Said:
    at = f"2026-11-20 {minute // 60:02}:{minute % 60:02}:00 +0000"
    return {"startDate": at, "sourceName": source}


def test_records_wait_until_their_source_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sugar, "ENOUGH", 24)
    sugars = Sugars()
    assert all(sugars.take(said(minute)) == [] for minute in range(23))
    assert len(sugars.take(said(23))) == 24
    assert sugars.sensor(said(0))
    assert sugars.take(said(24)) == [said(24)]


def test_a_source_that_said_little_is_a_meter() -> None:
    sugars = Sugars()
    assert sugars.take(said(1, "Lecteur")) == []
    assert list(sugars.rest()) == [said(1, "Lecteur")]
    assert not sugars.sensor(said(1, "Lecteur"))


def test_too_many_sources_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sugar, "SOURCES_MAX", 1)
    sugars = Sugars()
    sugars.take(said(1))
    with pytest.raises(Refused, match=r"import\.too_large"):
        sugars.take(said(1, "Lecteur"))

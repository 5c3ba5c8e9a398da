"""The steps of a day are those of one source, the one that counted most."""

from decimal import Decimal

import pytest

from app.domain import day_sums
from app.domain.day_sums import DaySums
from app.domain.errors import Refused


def test_two_sources_of_a_day_are_never_added() -> None:
    sums = DaySums[str]()
    for day, source, count in (
        ("2026-11-20", "iPhone", 4000),
        ("2026-11-20", "Montre", 3000),
        ("2026-11-20", "Montre", 2500),
        ("2026-11-19", "iPhone", 10),
    ):
        sums.add(day, source, Decimal(count))
    assert list(sums.best()) == [
        ("2026-11-19", "iPhone", Decimal(10)),
        ("2026-11-20", "Montre", Decimal(5500)),
    ]


def test_the_first_of_two_equals_is_kept() -> None:
    sums = DaySums[str]()
    sums.add("2026-11-20", "iPhone", Decimal(1))
    sums.add("2026-11-20", "Montre", Decimal(1))
    assert list(sums.best()) == [("2026-11-20", "iPhone", Decimal(1))]


def test_too_many_days_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_sums, "DAYS_MAX", 1)
    sums = DaySums[str]()
    sums.add("2026-11-20", "iPhone", Decimal(1))
    with pytest.raises(Refused, match=r"import\.too_large"):
        sums.add("2026-11-21", "iPhone", Decimal(1))

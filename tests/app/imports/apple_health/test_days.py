"""Steps are those of one source a day; a pressure is two numbers of one instant."""

from decimal import Decimal

import pytest

from app.domain.errors import Refused
from app.imports.apple_health import days
from app.imports.apple_health.days import Pressures, Steps, noon

AT = {"startDate": "2026-11-20 07:30:00 +0100", "sourceName": "iPhone"}
WATCH = AT | {"sourceName": "Montre"}
HIGH, LOW = (
    AT | {"type": "BloodPressureSystolic"},
    AT | {"type": "BloodPressureDiastolic"},
)


def test_the_source_that_counted_most_is_believed() -> None:
    steps = Steps()
    for said, count in ((AT, 4000), (WATCH, 3000), (WATCH, 2500)):
        steps.add(said, Decimal(count))
    assert list(steps.days()) == [("2026-11-20", Decimal(5500), WATCH)]


def test_a_day_is_dated_in_its_middle() -> None:
    assert noon(AT)["startDate"] == "2026-11-20 12:00:00 +0100"


def test_two_numbers_meet_in_any_order() -> None:
    for first, second in ((HIGH, LOW), (LOW, HIGH)):
        pressures = Pressures()
        assert pressures.pair(first) is None
        assert pressures.pair(second) == {one["type"]: one for one in (HIGH, LOW)}
        assert list(pressures.alone()) == []


def test_a_number_waits_for_the_one_of_its_own_source() -> None:
    pressures = Pressures()
    assert pressures.pair(HIGH) is None
    assert pressures.pair(LOW | {"sourceName": "Montre"}) is None
    assert len(list(pressures.alone())) == 2


def test_no_file_makes_too_much_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "WAITING_MAX", 1)
    monkeypatch.setattr("app.domain.day_sums.DAYS_MAX", 1)
    pressures, steps = Pressures(), Steps()
    pressures.pair(HIGH)
    steps.add(AT, Decimal(1))
    with pytest.raises(Refused, match=r"import\.too_large"):
        pressures.pair(HIGH | {"sourceName": "Montre"})
    with pytest.raises(Refused, match=r"import\.too_large"):
        steps.add(WATCH, Decimal(1))

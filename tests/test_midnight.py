"""No test begins one day to end the next one."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests import midnight
from tests.conftest import not_tonight
from tests.midnight import until_tomorrow, wait_out

AT = datetime(2026, 11, 23, 23, 59, 30, tzinfo=UTC)


def test_what_is_left_of_a_day_is_counted_where_it_is_lived() -> None:
    assert until_tomorrow(AT) == 30
    far = timezone(timedelta(hours=13))
    assert until_tomorrow(AT.astimezone(far)) == 11 * 3600 + 30


def test_who_has_no_time_left_waits_for_tomorrow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(midnight, "until_tomorrow", lambda _now: 30.0)
    wait_out(20, waited.append)
    assert waited == []
    wait_out(40, waited.append)
    assert waited == [31.0, 31.0]


def test_the_wait_is_no_part_of_the_time_a_test_may_last(
    request: pytest.FixtureRequest,
) -> None:
    found = request.config.hook.pytest_runtest_protocol.get_hookimpls()
    names = [getattr(one.plugin, "__name__", "") for one in found]
    first = names.index(not_tonight.__module__)
    assert found[first].hookwrapper
    assert first > names.index("pytest_timeout")  # what comes last is called first

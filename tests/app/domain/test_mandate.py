"""A mandate, and the person it is for, keep the name out of whatever is printed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.collection import Rubric
from app.domain.ids import IdentityId
from app.domain.mandate import (
    FURTHEST,
    Known,
    Mandate,
    MandateState,
    last_day,
    until_of,
)

LOUISE = IdentityId(b"L" * 16)


def test_what_one_calls_a_person_is_never_printed() -> None:
    rubrics = (Rubric.MEASURES,)
    state = MandateState.ACTIVE
    mandate = Mandate(b"m" * 16, LOUISE, "Louise", rubrics, 1, 2, state)
    assert "Louise" not in repr(mandate)
    assert "Louise" not in repr(Known(LOUISE, b"card", "Louise"))


def test_a_state_is_a_word() -> None:
    assert MandateState("waiting") is MandateState.WAITING


@pytest.mark.parametrize("zone", ["Europe/Paris", "Pacific/Apia", "America/Cayenne"])
def test_a_last_day_is_read_to_its_end_where_the_person_is(zone: str) -> None:
    """Even the day a clock is put forward or back."""
    here = ZoneInfo(zone)
    for day in (date(2027, 2, 23), date(2027, 3, 28), date(2027, 10, 31)):
        until = until_of(day, here)
        end = datetime.fromtimestamp(until / 1000, UTC).astimezone(here)
        assert (end.date(), end.hour, end.minute) == (day + timedelta(days=1), 0, 0)
        assert last_day(until, here) == day
        assert last_day(until + 1, here) == day + timedelta(days=1)


@pytest.mark.parametrize("zone", ["Pacific/Apia", "Pacific/Pago_Pago"])
def test_the_furthest_day_has_a_name_everywhere(zone: str) -> None:
    assert last_day(FURTHEST, ZoneInfo(zone)).year >= 9998

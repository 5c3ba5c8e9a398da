"""Shares of the time are written in whole percents, in hours or in minutes."""

from decimal import Decimal

import pytest

from tests.screens.fletunit import plain
from views.parts.measures.shares import lasting, percent


@pytest.mark.parametrize(
    ("share", "said"), [("0.724", "72 %"), ("0", "0 %"), ("1", "100 %")]
)
def test_a_share_is_a_percent(share: str, said: str) -> None:
    assert plain(percent(Decimal(share))) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("0", "0 minute"),
        ("0.0001", "moins d'une minute"),
        ("0.0007", "1 minute"),
        ("0.0014", "2 minutes"),
        ("0.04", "58 minutes"),
        ("0.0417", "1 h 00"),
        ("0.724", "17 h 23"),
        ("1", "24 h 00"),
    ],
)
def test_a_share_of_a_day_lasts_minutes_before_it_lasts_hours(
    share: str, said: str
) -> None:
    assert plain(lasting(Decimal(share))) == said
